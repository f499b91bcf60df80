/// The ledger: what became of the money of each award, in double entry, cent by cent.
///
/// Start with [org.proviso.docket.ledger.AwardLedger]: it takes a
/// [org.proviso.docket.ledger.Movement] and answers with a [org.proviso.docket.ledger.Posting] or a
/// [org.proviso.docket.ledger.Refusal]. [org.proviso.docket.ledger.Balances] are what its
/// [org.proviso.docket.ledger.Account]s show at the end of a day;
/// [org.proviso.docket.ledger.Accrual] is interest or penalty with its count.
///
/// Rules for the whole package:
///
/// * Postings are added and never changed. What was wrong is reversed by a further posting.
/// * Each posting has two days: from when it counts, and when it was entered. A balance names the
///   first; [org.proviso.docket.ledger.AwardLedger#knownOn] cuts by the second.
/// * *Held* and *owed* are types of their own. *At stake* is no balance: it is what the law says of
///   an award (`org.proviso.law.engine.Answer.Money`), and nothing here is derived from it.
/// * Whether a step was lawful is not asked here. A hold names what it stands on by numbers of
///   events; whether these are what they should be is for the procedure.
/// * Amounts are whole cents in `long`, added exactly. Nothing here reads the present. All values
///   are immutable and thread-safe. Nothing is null unless it says so.
///
/// `docs/ledger.md` has the rules in plain words; ADR 28 says why the accounts are these.
@NullMarked
package org.proviso.docket.ledger;

import org.jspecify.annotations.NullMarked;
