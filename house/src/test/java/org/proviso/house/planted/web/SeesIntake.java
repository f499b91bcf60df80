package org.proviso.house.planted.web;

import org.proviso.house.planted.evidence.intake.Manifest;

class SeesIntake {
  Manifest manifest = new Manifest();
}
