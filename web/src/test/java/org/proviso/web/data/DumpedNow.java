package org.proviso.web.data;

import org.proviso.web.AccessSite;

/// Makes the dump of a site without waiting for its time.
public final class DumpedNow {

  private DumpedNow() {}

  public static void of(AccessSite site) {
    site.bean(Dumps.class).renew();
  }
}
