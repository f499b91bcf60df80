package org.proviso.evidence.worker;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/// Opens no address.
final class RefusedHandler extends URLStreamHandler {

  @Override
  protected URLConnection openConnection(URL address) throws IOException {
    throw new IOException("not fetched: " + address.getProtocol());
  }
}
