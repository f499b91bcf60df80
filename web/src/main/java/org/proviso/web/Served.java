package org.proviso.web;

/// A site that is being served, until it is closed.
///
/// @param address where it is, without a slash at the end
/// @param first path of the page to begin with
/// @param structuredLog whether what reads the console expects records of a log and nothing else
/// @param stop ends it
record Served(String address, String first, boolean structuredLog, Runnable stop)
    implements AutoCloseable {

  @Override
  public void close() {
    stop.run();
  }
}
