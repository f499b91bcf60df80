package org.proviso.pack.statement;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.proviso.law.act.Act;
import org.proviso.law.act.Court;
import org.proviso.law.act.Programme;
import org.proviso.law.clock.Outcome;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;
import org.proviso.pack.ClaimCheck;
import org.proviso.pack.Pack;
import org.proviso.pack.Source;

/// Says in plain sentences what a check came to. The words are in a message bundle.
public final class ClaimWording {

  /// More parties than this are counted and not named.
  private static final int MOST_NAMES = 9;

  private final Pack pack;
  private final Locale locale;
  private final ResourceBundle bundle;
  private final DateTimeFormatter day;
  private final DateTimeFormatter instant;

  private ClaimWording(Pack pack, Locale locale) {
    this.pack = pack;
    this.locale = locale;
    bundle = ResourceBundle.getBundle("org.proviso.pack.statement.claims", locale);
    day = DateTimeFormatter.ofPattern(bundle.getString("date"), locale);
    instant = DateTimeFormatter.ofPattern(bundle.getString("instant"), locale);
  }

  /// Returns the words for results of a pack's claims.
  public static ClaimWording of(Pack pack, Locale locale) {
    return new ClaimWording(pack, locale);
  }

  /// Returns what a check came to, as sentences.
  public List<String> result(ClaimChecker.Checked checked) {
    return switch (checked.result()) {
      case CheckResult.Figure figure -> figure(checked.check(), figure.numbers());
      case CheckResult.Holds(var rows) -> List.of(say("holds", joined(rows)));
      case CheckResult.DoesNotHold(var rows) -> List.of(say("doesNotHold", joined(rows)));
      case CheckResult.Unsourced(var lookedIn, var nearest) ->
          List.of(
              say(
                  "unsourced",
                  String.join("; ", lookedIn.stream().map(this::sourceTitle).toList()),
                  nearest));
      case CheckResult.NotComputed(var reason) -> List.of(reason(reason));
    };
  }

  /// Returns the rows that a result was counted from, one phrase each; none if nothing was counted.
  public List<String> rows(CheckResult result) {
    return switch (result) {
      case CheckResult.Figure(var numbers, var rows) -> rows.stream().map(this::row).toList();
      case CheckResult.Holds(var rows) -> rows.stream().map(this::row).toList();
      case CheckResult.DoesNotHold(var rows) -> rows.stream().map(this::row).toList();
      case CheckResult.Unsourced _, CheckResult.NotComputed _ -> List.of();
    };
  }

  private List<String> figure(ClaimCheck check, List<CheckResult.Tally> numbers) {
    List<String> sentences = new ArrayList<>();
    for (CheckResult.Tally number : numbers) {
      if (number.value() == 0 && isAside(number.count())) {
        continue;
      }
      sentences.add(number(check, number));
      Integer stated = number.stated();
      if (stated != null) {
        sentences.add(say(number.differs() ? "stated.other" : "stated.same", stated));
      }
    }
    return sentences;
  }

  /// Returns whether a number is said only if there is something to say.
  private static boolean isAside(CheckResult.Count count) {
    return switch (count) {
      case POSSIBLY_BARRING_ACTS, CONDITIONS_FOR_SOME, ACTS_WITHOUT_EFFECT -> true;
      case ADDRESSEES,
          ADDRESSEES_WITHIN,
          ADDRESSEES_WITHIN_AND_ITSELF,
          BARRING_ACTS,
          CONDITIONS_FOR_EVERYBODY,
          ACTS_WITH_EFFECT ->
          false;
    };
  }

  private String number(ClaimCheck check, CheckResult.Tally number) {
    String key = "number." + number.count();
    int value = number.value();
    return switch (check) {
      case ClaimCheck.Addressees(var round, var within, var stated, var statedWithin) ->
          say(key, value, round(round), within == null ? "" : partyName(within));
      case ClaimCheck.BarringActs(var programme, var on, var stated) ->
          say(key, value, date(on), programmeTitle(programme));
      case ClaimCheck.Terms(var programme, var year, var on, var stated) ->
          say(key, value, date(on), programmeTitle(programme), year);
      case ClaimCheck.ActsOfCourt(var court, var issued, var stated) ->
          say(key, value, courtName(court));
      case ClaimCheck.PolicyInForce _,
          ClaimCheck.Due _,
          ClaimCheck.Unsourced _,
          ClaimCheck.Later _ ->
          throw new IllegalArgumentException("nothing is counted for " + check);
    };
  }

  private String reason(CheckResult.Reason reason) {
    return switch (reason) {
      case CheckResult.Reason.NotYet(var lacking, var wanted) ->
          say("notComputed.NotYet." + lacking, wanted);
      case CheckResult.Reason.UnusableClocks(int faults) ->
          say("notComputed.UnusableClocks", faults);
      case CheckResult.Reason.FamilyOfRules(String rule) -> say("notComputed.FamilyOfRules", rule);
      case CheckResult.Reason.NoFirstDay(var policy, var stated) ->
          say("notComputed.NoFirstDay", policyTitle(policy), date(stated));
    };
  }

  private String joined(List<CountedRow> rows) {
    return String.join("; ", rows.stream().map(this::row).toList());
  }

  private String row(CountedRow row) {
    return switch (row) {
      case CountedRow.Addressee(String party, boolean containing) ->
          say(containing ? "row.addressee.containing" : "row.addressee", partyName(party));
      case CountedRow.Barring barring -> barring(barring);
      case CountedRow.Term(var condition, var text, var parties, var possibly, var everybody) -> {
        List<String> some = new ArrayList<>(parties);
        some.addAll(possibly);
        yield say(
            everybody ? "row.term" : "row.term.some",
            condition,
            text.isEmpty() ? conditionTitle(condition) : text,
            partyNames(some));
      }
      case CountedRow.Issued(var act, var issued, boolean effect) ->
          say(
              effect ? "row.issued.effect" : "row.issued.record",
              actTitle(act),
              date(issued.earliest()));
      case CountedRow.InForce(var policy, var span) -> inForce(policyTitle(policy), span);
      case CountedRow.Ends(var rule, var title, var outcome) -> ends(title, outcome);
    };
  }

  private String barring(CountedRow.Barring row) {
    String text =
        say(
            row.year().equals(Subject.ANY_YEAR) ? "row.barring.any" : "row.barring",
            actTitle(row.act()),
            row.act(),
            conditionTitle(row.condition()),
            row.year(),
            partyNames(row.parties()));
    return row.possibly().isEmpty()
        ? text
        : say("row.barring.possibly", text, partyNames(row.possibly()));
  }

  private String inForce(String title, Span span) {
    LocalDate from = span.from();
    LocalDate until = span.until();
    if (from == null) {
      return say("row.inForce.unknown", title);
    }
    return until == null
        ? say("row.inForce.from", title, date(from))
        : say("row.inForce.until", title, date(from), date(until));
  }

  private String ends(String title, Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueOn(var on) -> say("row.ends", title, date(on));
      case Outcome.DueAt(var at) -> say("row.ends", title, format(instant, at));
      case Outcome.Tolled _,
          Outcome.BeyondCalendar _,
          Outcome.UnknownCalendar _,
          Outcome.Refused _ ->
          say("row.endsNot", title);
    };
  }

  private String partyNames(List<String> parties) {
    if (parties.isEmpty()) {
      return say("parties.none");
    }
    if (parties.size() == pack.register().parties().size()) {
      return say("parties.all");
    }
    return parties.size() > MOST_NAMES
        ? say("parties.count", parties.size())
        : String.join(", ", parties.stream().map(this::partyName).toList());
  }

  private String partyName(String id) {
    return pack.register().party(id).map(Party::name).orElse(id);
  }

  private String round(String id) {
    return pack.round(id).map(round -> say("round", date(round.date()), id)).orElse(id);
  }

  private String actTitle(String id) {
    return pack.law().act(id).map(Act::title).orElse(id);
  }

  private String conditionTitle(String id) {
    return pack.law().condition(id).map(found -> found.title()).orElse(id);
  }

  private String programmeTitle(String id) {
    return pack.law().programme(id).map(Programme::title).orElse(id);
  }

  private String courtName(String id) {
    return pack.law().court(id).map(Court::name).orElse(id);
  }

  private String policyTitle(String id) {
    return pack.register().policies().stream()
        .filter(policy -> policy.id().equals(id))
        .map(Policy::title)
        .findFirst()
        .orElse(id);
  }

  private String sourceTitle(String id) {
    return pack.source(id).map(Source::title).orElse(id);
  }

  private String date(LocalDate date) {
    return format(day, date);
  }

  private static String format(DateTimeFormatter formatter, TemporalAccessor time) {
    return formatter.format(time);
  }

  private String say(String key, Object... parts) {
    return new MessageFormat(bundle.getString(key), locale).format(parts);
  }
}
