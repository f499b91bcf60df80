package org.proviso.house.planted.bench;

public class Measurement {}
