package org.proviso.evidence.worker;

import java.net.URL;
import java.util.Set;

/// Keeps a process from fetching: a document may name pictures and schemas anywhere.
final class LocalOnly {

  private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

  private LocalOnly() {}

  /// From now on, addresses of the net are refused by whatever asks Java for them. Called once.
  static void enforce() {
    URL.setURLStreamHandlerFactory(
        protocol -> LOCAL.contains(protocol) ? null : new RefusedHandler());
  }
}
