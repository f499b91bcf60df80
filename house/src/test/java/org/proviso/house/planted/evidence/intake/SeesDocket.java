package org.proviso.house.planted.evidence.intake;

import org.proviso.house.planted.docket.Inquiry;

class SeesDocket {
  Inquiry inquiry = new Inquiry();
}
