package org.proviso.house.planted.pack;

import org.proviso.house.planted.cli.SeesBench;

public class SeesCommandLine extends SeesBench {}
