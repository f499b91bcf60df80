package org.proviso.house.planted.web;

import org.proviso.house.planted.cli.SeesBench;

class SeesCommandLine extends SeesBench {}
