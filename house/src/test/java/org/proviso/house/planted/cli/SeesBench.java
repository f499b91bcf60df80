package org.proviso.house.planted.cli;

import org.proviso.house.planted.bench.Measurement;

public class SeesBench extends Measurement {}
