package org.proviso.pack;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;
import org.proviso.law.time.Span;

/// Reads statements from the compiled form.
final class StatementDecoder {

  private final PackInput in;
  private final Supplier<Provenance> provenance;

  StatementDecoder(PackInput in, Supplier<Provenance> provenance) {
    this.in = in;
    this.provenance = provenance;
  }

  Statement read() {
    return new Statement(
        in.text(),
        in.textOrNull(),
        in.text(),
        in.word(Statement.Side.class),
        when(),
        in.text(),
        words(),
        in.text(),
        provenance.get(),
        in.each(() -> new Statement.Claim(in.text(), in.text(), in.each(this::check))));
  }

  private Statement.When when() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new Statement.When.OnDay(in.day());
      case 1 -> new Statement.When.InMonth(YearMonth.parse(in.text()));
      case 2 -> new Statement.When.Unknown();
      default -> throw new IllegalArgumentException("no date has the number " + which);
    };
  }

  private Statement.Words words() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new Statement.Words.Quote(passage());
      case 1 -> new Statement.Words.Fragments(in.each(this::passage));
      case 2 -> new Statement.Words.Paraphrase(passage());
      default -> throw new IllegalArgumentException("no words have the number " + which);
    };
  }

  private Statement.Passage passage() {
    return new Statement.Passage(in.text(), in.text());
  }

  private ClaimCheck check() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new ClaimCheck.Addressees(in.text(), in.textOrNull(), stated(), stated());
      case 1 -> new ClaimCheck.BarringActs(in.text(), in.day(), stated());
      case 2 -> new ClaimCheck.Terms(in.text(), in.text(), in.day(), stated());
      case 3 ->
          new ClaimCheck.ActsOfCourt(in.text(), new Span(in.dayOrNull(), in.dayOrNull()), stated());
      case 4 -> new ClaimCheck.PolicyInForce(in.text(), in.day(), in.dayOrNull());
      case 5 -> new ClaimCheck.Due(in.texts(), LocalDateTime.parse(in.text()));
      case 6 -> new ClaimCheck.Unsourced(in.texts(), in.text());
      case 7 -> new ClaimCheck.Later(in.word(ClaimCheck.Lacking.class), in.text());
      default -> throw new IllegalArgumentException("no check has the number " + which);
    };
  }

  private @Nullable Integer stated() {
    return in.truth() ? Integer.valueOf(in.smallNumber()) : null;
  }
}
