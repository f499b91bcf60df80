package org.proviso.house.planted.dispatch;

import org.proviso.house.planted.cli.SeesBench;

class SeesCommandLine extends SeesBench {}
