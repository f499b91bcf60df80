package org.proviso.house.planted.register;

import org.proviso.house.planted.cli.SeesBench;

class SeesCommandLine extends SeesBench {}
