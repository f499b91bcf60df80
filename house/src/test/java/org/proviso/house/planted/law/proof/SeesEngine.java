package org.proviso.house.planted.law.proof;

import org.proviso.house.planted.law.engine.Engine;

/// Breaks: the proof checker sees no evaluation.
final class SeesEngine {

  final Engine engine = new Engine();
}
