package org.proviso.law.procedure;

import java.util.List;
import org.proviso.law.act.Truth;

/// Whether a step may be taken.
public sealed interface Standing {

  /// Returns each requirement of the step with what came of it, in the procedure's order.
  List<Checked> checked();

  /// It may: all that it needs is there.
  record Open(List<Checked> checked) implements Standing {
    /// Copies the list.
    public Open {
      checked = List.copyOf(checked);
    }
  }

  /// It may not: something is missing.
  record Refused(List<Checked> checked) implements Standing {
    /// Copies the list.
    public Refused {
      checked = List.copyOf(checked);
    }

    /// Returns what is missing.
    public List<Checked> missing() {
      return checked.stream().filter(each -> each.met() == Truth.FALSE).toList();
    }
  }

  /// It can not be said: nothing is known to be missing, and something is in doubt.
  record Unsettled(List<Checked> checked) implements Standing {
    /// Copies the list.
    public Unsettled {
      checked = List.copyOf(checked);
    }

    /// Returns what would settle it.
    public List<Checked> doubtful() {
      return checked.stream().filter(each -> each.met() == Truth.UNKNOWN).toList();
    }
  }

  /// What came of a requirement.
  ///
  /// @param met whether it is met
  /// @param ground why
  record Checked(Step.Requirement requirement, Truth met, Ground ground) {}
}
