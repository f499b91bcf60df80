package org.proviso.web.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.StandingKind;
import org.proviso.docket.review.StandingKind.Degree;

/// What documents can be found by, of what readers say of them for a demand item.
enum StandingFilter {
  /// Nobody coded them.
  NOT_READ,
  RESPONSIVE,
  NOT_RESPONSIVE,
  PRIVILEGED,
  SECOND_LOOK,
  IN_DISPUTE,
  /// Somebody has to do something more about them.
  NOT_FINAL;

  private boolean has(StandingKind kind) {
    return switch (this) {
      case NOT_READ -> kind.degree() == Degree.NOT_READ;
      case RESPONSIVE -> kind.code() == Code.RESPONSIVE;
      case NOT_RESPONSIVE -> kind.code() == Code.NOT_RESPONSIVE;
      case PRIVILEGED -> kind.code() == Code.PRIVILEGED;
      case SECOND_LOOK -> kind.code() == Code.SECOND_LOOK;
      case IN_DISPUTE -> kind.degree() == Degree.IN_DISPUTE;
      case NOT_FINAL -> !kind.isFinal();
    };
  }

  /// Tells whether what is found has the one code that the filter names.
  boolean tellsACode() {
    return switch (this) {
      case RESPONSIVE, NOT_RESPONSIVE, PRIVILEGED, SECOND_LOOK -> true;
      case NOT_READ, IN_DISPUTE, NOT_FINAL -> false;
    };
  }

  /// Returns the standings; none of what nobody read, which has no row.
  Set<StandingKind> kinds() {
    return read().stream().filter(this::has).collect(Collectors.toUnmodifiableSet());
  }

  /// Returns all standings of what somebody read.
  static Set<StandingKind> read() {
    return Arrays.stream(Degree.values())
        .flatMap(StandingFilter::kinds)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<StandingKind> kinds(Degree degree) {
    return switch (degree) {
      case NOT_READ -> Stream.of();
      case IN_DISPUTE -> Stream.of(new StandingKind(degree, null));
      case READ_BY_ONE, AGREED_BY_TWO, SETTLED ->
          Arrays.stream(Code.values()).map(code -> new StandingKind(degree, code));
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<StandingFilter> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
