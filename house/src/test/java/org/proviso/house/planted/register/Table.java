package org.proviso.house.planted.register;

public class Table {}
