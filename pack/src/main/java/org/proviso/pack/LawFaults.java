package org.proviso.pack;

import org.proviso.law.act.Fault;
import org.proviso.law.act.Law;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Register;

/// Makes a law of what was read, and shows the law's faults where they stand in the files.
final class LawFaults {

  private final Issues issues;
  private final LawPlaces places;
  private final Located anywhere;

  /// @param anywhere where a fault is shown that belongs to no place
  LawFaults(Issues issues, LawPlaces places, Located anywhere) {
    this.issues = issues;
    this.places = places;
    this.anywhere = anywhere;
  }

  Packs.Outcome accept(Contents contents, Register register) {
    return switch (Law.of(contents.parts(), register)) {
      case Law.Outcome.Refused(var faults) -> {
        boolean faulty = issues.hasErrors();
        faults.forEach(fault -> report(fault, faulty));
        yield new Packs.Outcome.Rejected(issues.sorted());
      }
      case Law.Outcome.Accepted(Law law) -> {
        LawEngine.of(law, register).strictClashes().forEach(fault -> report(fault, false));
        yield issues.hasErrors()
            ? new Packs.Outcome.Rejected(issues.sorted())
            : new Packs.Outcome.Loaded(new Pack(contents, law, register), issues.sorted());
      }
    };
  }

  /// Reports a fault, unless it follows from an issue: the place has one, or something is missing
  /// only because it was faulty itself.
  ///
  /// @param faulty whether issues were found before
  private void report(Fault fault, boolean faulty) {
    Located found = places.find(fault);
    boolean follows =
        fault.code() == Fault.Code.DANGLING_REFERENCE || fault.code() == Fault.Code.DUPLICATE_ID;
    if ((found != null && issues.hasAt(found)) || (faulty && follows)) {
      return;
    }
    issues.error(found == null ? anywhere : found, code(fault.code()), fault.message());
  }

  private static Issue.Code code(Fault.Code code) {
    return switch (code) {
      case DUPLICATE_ID -> Issue.Code.DUPLICATE_ID;
      case DANGLING_REFERENCE -> Issue.Code.DANGLING_REFERENCE;
      case TARGET_NOT_EARLIER -> Issue.Code.TARGET_NOT_EARLIER;
      case VERB_TARGET_MISMATCH -> Issue.Code.VERB_TARGET_MISMATCH;
      case PRECEDENCE_CYCLE -> Issue.Code.PRECEDENCE_CYCLE;
      case CONTAINMENT_CYCLE -> Issue.Code.CONTAINMENT_CYCLE;
      case STRICT_CLASH -> Issue.Code.STRICT_CLASH;
    };
  }
}
