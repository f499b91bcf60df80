package org.proviso.web;

/// That a site can not be served, with what is in the way.
final class ServeRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param words what is in the way, for whoever started it
  ServeRefused(String words) {
    super(words, null, false, false);
  }
}
