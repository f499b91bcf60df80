package org.proviso.house.planted.letter;

import java.net.URI;

class SeesTheNet {
  URI address = URI.create("http://a.example");
}
