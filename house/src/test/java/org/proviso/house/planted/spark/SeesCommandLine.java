package org.proviso.house.planted.spark;

import org.proviso.house.planted.cli.SeesBench;

class SeesCommandLine extends SeesBench {}
