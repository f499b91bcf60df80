package org.proviso.pack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Retro;

/// Reads days that may be open, reach back, and mandates.
final class MomentReader {

  private static final String MANDATE = "the day on which the mandate issued";

  private final Values values;

  MomentReader(Values values) {
    this.values = values;
  }

  /// Reads a day, or `{earliest:, certain:, question:}`; null if it is neither.
  @Nullable Moment moment(Located at) {
    if (!at.isMapping()) {
      LocalDate day = values.day(at);
      return day == null ? null : new Moment.On(day);
    }
    Fields fields = Fields.of(at, Shape.MOMENT, values);
    LocalDate earliest = fields.day("earliest");
    String question = fields.text("question");
    return earliest == null
        ? null
        : within(earliest, fields.day("certain"), question, fields.place("certain"));
  }

  private Moment within(
      LocalDate earliest, @Nullable LocalDate certain, String question, Located at) {
    if (certain != null && !certain.isAfter(earliest)) {
      String message =
          "certain on " + certain + ", which is not after the earliest day " + earliest;
      values.issues().error(at, Issue.Code.BAD_SPAN, message);
      return new Moment.On(earliest);
    }
    return new Moment.Within(earliest, certain, question);
  }

  /// Reads what is known of a mandate; null if nothing is.
  ///
  /// @param issued when the ruling was issued
  @Nullable Moment mandate(Located at, Moment issued) {
    Fields fields = Fields.of(at, Shape.MANDATE, values);
    fields.atMostOneOf("issued", "not-issued-by");
    fields.atMostOneOf("issued", "certain-by");
    LocalDate day = fields.day("issued");
    if (day != null) {
      return new Moment.On(day);
    }
    LocalDate notBy = fields.day("not-issued-by");
    LocalDate certain = fields.day("certain-by");
    if (notBy == null && certain == null) {
      if (!fields.has("issued") && !fields.has("not-issued-by") && !fields.has("certain-by")) {
        String message = "one of issued, not-issued-by and certain-by is missing here (mandate)";
        values.issues().error(at, Issue.Code.MISSING_KEY, message);
      }
      return null;
    }
    LocalDate earliest = notBy == null ? issued.earliest() : notBy.plusDays(1);
    return within(earliest, certain, MANDATE, fields.place("certain-by"));
  }

  /// Reads `nunc`, `tunc` or a day; forward only if it is none of them.
  Retro retro(Located at) {
    return switch (at.scalar().orElse("")) {
      case "nunc" -> Retro.NUNC;
      case "tunc" -> Retro.TUNC;
      default -> {
        LocalDate day = values.day(at);
        yield day == null ? Retro.NUNC : new Retro.From(day);
      }
    };
  }
}
