package org.proviso.web.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.StandingKind;
import org.proviso.docket.review.StandingKind.Degree;

/// What documents can be found by, of what readers say of them for a demand item.
enum StandingFilter {
  /// Nobody coded them.
  NOT_READ(kind -> false),
  RESPONSIVE(kind -> kind.code() == Code.RESPONSIVE),
  NOT_RESPONSIVE(kind -> kind.code() == Code.NOT_RESPONSIVE),
  PRIVILEGED(kind -> kind.code() == Code.PRIVILEGED),
  SECOND_LOOK(kind -> kind.code() == Code.SECOND_LOOK),
  IN_DISPUTE(kind -> kind.degree() == Degree.IN_DISPUTE),
  /// Somebody has to do something more about them.
  NOT_FINAL(kind -> !kind.isFinal());

  private final Set<StandingKind> kinds = new TreeSet<>();

  StandingFilter(Predicate<StandingKind> has) {
    for (Degree degree : Degree.values()) {
      for (StandingKind kind : kinds(degree)) {
        if (has.test(kind)) {
          kinds.add(kind);
        }
      }
    }
  }

  private static List<StandingKind> kinds(Degree degree) {
    return switch (degree) {
      case NOT_READ -> List.of();
      case IN_DISPUTE -> List.of(new StandingKind(degree, null));
      case READ_BY_ONE, AGREED_BY_TWO, SETTLED ->
          Arrays.stream(Code.values()).map(code -> new StandingKind(degree, code)).toList();
    };
  }

  /// Returns the standings; none of what nobody read, which has no row.
  Set<StandingKind> kinds() {
    return Set.copyOf(kinds);
  }

  /// Returns all standings of what somebody read.
  static Set<StandingKind> read() {
    Set<StandingKind> all = new TreeSet<>();
    for (Degree degree : Degree.values()) {
      all.addAll(kinds(degree));
    }
    return Set.copyOf(all);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<StandingFilter> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
