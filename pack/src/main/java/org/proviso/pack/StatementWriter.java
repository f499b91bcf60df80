package org.proviso.pack;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;

/// Writes statements in the compiled form.
final class StatementWriter {

  private final PackOutput out;
  private final Consumer<Provenance> provenance;

  StatementWriter(PackOutput out, Consumer<Provenance> provenance) {
    this.out = out;
    this.provenance = provenance;
  }

  void write(Statement statement) {
    out.text(statement.id());
    out.optional(statement.speaker(), out::text);
    out.text(statement.office());
    out.word(statement.side());
    when(statement.date());
    out.text(statement.channel());
    words(statement.words());
    out.text(statement.note());
    provenance.accept(statement.provenance());
    out.each(
        statement.claims(),
        claim -> {
          out.text(claim.id());
          out.text(claim.text());
          out.each(claim.checks(), this::check);
        });
  }

  private void when(Statement.When when) {
    switch (when) {
      case Statement.When.OnDay(var day) -> {
        out.number(0);
        out.day(day);
      }
      case Statement.When.InMonth(var month) -> {
        out.number(1);
        out.text(month.toString());
      }
      case Statement.When.Unknown() -> out.number(2);
    }
  }

  private void words(Statement.Words words) {
    switch (words) {
      case Statement.Words.Quote(var passage) -> {
        out.number(0);
        passage(passage);
      }
      case Statement.Words.Fragments(var passages) -> {
        out.number(1);
        out.each(passages, this::passage);
      }
      case Statement.Words.Paraphrase(var passage) -> {
        out.number(2);
        passage(passage);
      }
    }
  }

  private void passage(Statement.Passage passage) {
    out.text(passage.text());
    out.text(passage.sha256());
  }

  private void check(ClaimCheck check) {
    switch (check) {
      case ClaimCheck.Addressees(var round, var within, var stated, var statedWithin) -> {
        out.number(0);
        out.text(round);
        out.optional(within, out::text);
        stated(stated);
        stated(statedWithin);
      }
      case ClaimCheck.BarringActs(var programme, var on, var stated) -> {
        out.number(1);
        out.text(programme);
        out.day(on);
        stated(stated);
      }
      case ClaimCheck.Terms(var programme, var year, var on, var stated) -> {
        out.number(2);
        out.text(programme);
        out.text(year);
        out.day(on);
        stated(stated);
      }
      case ClaimCheck.ActsOfCourt(var court, var issued, var stated) -> {
        out.number(3);
        out.text(court);
        out.optional(issued.from(), out::day);
        out.optional(issued.until(), out::day);
        stated(stated);
      }
      case ClaimCheck.PolicyInForce(var policy, var on, var since) -> {
        out.number(4);
        out.text(policy);
        out.day(on);
        out.optional(since, out::day);
      }
      case ClaimCheck.Due(var rules, var from) -> {
        out.number(5);
        out.texts(rules);
        out.text(from.toString());
      }
      case ClaimCheck.Unsourced(var lookedIn, var nearest) -> {
        out.number(6);
        out.texts(lookedIn);
        out.text(nearest);
      }
      case ClaimCheck.Later(var needs, var wanted) -> {
        out.number(7);
        out.word(needs);
        out.text(wanted);
      }
    }
  }

  private void stated(@Nullable Integer stated) {
    out.optional(stated, number -> out.number(number));
  }
}
