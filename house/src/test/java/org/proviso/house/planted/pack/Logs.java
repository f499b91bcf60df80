package org.proviso.house.planted.pack;

import java.util.logging.Logger;

public class Logs {

  static final Logger LOG = Logger.getLogger("pack");
}
