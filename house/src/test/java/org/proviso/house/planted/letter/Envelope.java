package org.proviso.house.planted.letter;

public class Envelope {}
