package org.proviso.house.planted.util;

class Misplaced {}
