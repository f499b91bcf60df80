package org.proviso.house.planted.evidence.worker;

import org.proviso.house.planted.evidence.intake.Manifest;

class SeesIntake {
  Manifest manifest = new Manifest();
}
