package org.proviso.house.planted.law.engine;

/// Stands for the engine.
public final class Engine {}
