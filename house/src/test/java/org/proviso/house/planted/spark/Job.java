package org.proviso.house.planted.spark;

public class Job {}
