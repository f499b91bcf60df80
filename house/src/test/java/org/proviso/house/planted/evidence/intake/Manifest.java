package org.proviso.house.planted.evidence.intake;

public class Manifest {}
