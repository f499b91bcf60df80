package org.proviso.store.server;

/// What came of opening an embedded server.
public sealed interface Opening {

  /// The server runs and takes connections.
  ///
  /// @param server to be closed by whoever opened it
  record Started(EmbeddedServer server) implements Opening {}

  /// No server runs, and nothing was changed that a later attempt would trip over.
  record Refused(Refusal refusal) implements Opening {}
}
