/// What an answer claims, and a small program that checks the claim.
///
/// A [org.proviso.law.proof.Proof] says of one condition and one subject, for every day, what the
/// answer is and which clauses operate, under each way of settling what is not known. A
/// [org.proviso.law.proof.ProofChecker] accepts or rejects it against the law and the register.
/// This package must not depend on the engine, so that an error there can not repeat itself here;
/// an architecture rule holds it to that.
///
/// All types are immutable and thread-safe; nothing is null unless it says so.
@NullMarked
package org.proviso.law.proof;

import org.jspecify.annotations.NullMarked;
