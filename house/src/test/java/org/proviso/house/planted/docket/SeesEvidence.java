package org.proviso.house.planted.docket;

import org.proviso.house.planted.evidence.intake.Manifest;

class SeesEvidence {
  Manifest manifest = new Manifest();
}
