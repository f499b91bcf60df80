package org.proviso.house.planted.evidence.intake;

import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

class SeesParser {
  void close(MemoryCacheImageInputStream picture) throws IOException {
    picture.close();
  }
}
