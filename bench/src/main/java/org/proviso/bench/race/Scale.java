package org.proviso.bench.race;

/// How large a task is, and what its facts are made from.
///
/// @param rows how many rows
/// @param acts how many acts the law has; 0 in a task whose law is fixed
/// @param seed what the facts are made from
public record Scale(int rows, int acts, long seed) {}
