package org.proviso.house.planted.law.proof;

import org.proviso.house.planted.law.act.Superiority;

/// Breaks: the proof checker sees no evaluation.
final class SeesSuperiority {

  final Superiority superiority = new Superiority();
}
