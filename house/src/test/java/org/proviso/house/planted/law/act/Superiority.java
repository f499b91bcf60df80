package org.proviso.house.planted.law.act;

/// Stands for a part of the evaluation that lies with the acts.
public final class Superiority {}
