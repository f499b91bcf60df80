package org.proviso.house.planted.letter;

import org.proviso.house.planted.docket.Inquiry;

class SeesDocket {
  Inquiry inquiry = new Inquiry();
}
