package org.proviso.docket.answer;

/// What stands between an answer and its certification.
public sealed interface Gap {

  /// Returns the number of the item that it is about.
  int item();

  /// The item has no reply.
  record NoReply(int item) implements Gap {}

  /// The item is to be produced, and no file is there.
  record NothingProduced(int item) implements Gap {}

  /// Documents are withheld, and the log has no line.
  record EmptyLog(int item) implements Gap {}

  /// An upload was begun, and neither finished nor given up.
  ///
  /// @param upload its identifier
  /// @param arrived bytes that are there
  /// @param length bytes that it is to have
  record Unfinished(int item, String upload, long arrived, long length) implements Gap {}
}
