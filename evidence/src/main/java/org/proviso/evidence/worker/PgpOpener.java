package org.proviso.evidence.worker;

import java.io.IOException;
import org.apache.tika.mime.MediaType;

/// What PGP has locked. Nobody hands over keys as passwords, so none are tried.
final class PgpOpener implements Opener {

  @Override
  public boolean opens(MediaType type) {
    return type.getBaseType().toString().equals("application/pgp-encrypted");
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    throw new LockedException("pgp");
  }
}
