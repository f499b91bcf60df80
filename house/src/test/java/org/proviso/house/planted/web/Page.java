package org.proviso.house.planted.web;

public class Page {}
