package org.proviso.house.planted.dispatch;

public class Courier {}
