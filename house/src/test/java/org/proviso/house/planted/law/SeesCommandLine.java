package org.proviso.house.planted.law;

import org.proviso.house.planted.cli.SeesBench;

class SeesCommandLine extends SeesBench {}
