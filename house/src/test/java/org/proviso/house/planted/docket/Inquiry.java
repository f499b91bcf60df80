package org.proviso.house.planted.docket;

public class Inquiry {}
