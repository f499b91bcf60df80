package org.proviso.house.planted.docket;

import org.proviso.house.planted.letter.Envelope;

class SeesLetter {
  Envelope envelope = new Envelope();
}
