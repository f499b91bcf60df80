package org.proviso.house.planted.docket;

import org.proviso.house.planted.pack.Logs;

class SeesPack {

  static Class<?> seen() {
    return Logs.class;
  }
}
