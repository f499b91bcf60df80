package org.proviso.web.record;

/// Says why a site can not go on with its record under its key: a sentence for whoever starts it.
public final class RecordRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecordRefused(String message) {
    super(message);
  }
}
