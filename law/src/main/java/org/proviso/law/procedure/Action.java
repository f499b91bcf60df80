package org.proviso.law.procedure;

import org.proviso.law.act.Provenance;

/// What a step does to a recipient, as far as a notice must name it or an order may forbid it:
/// withholding, termination, return of money and the like.
///
/// @param id within its pack
/// @param title in plain words
/// @param touchesMoney whether money of the recipient is held, cut, ended or taken back by it
/// @param from where it comes from
public record Action(String id, String title, boolean touchesMoney, Provenance from) {}
