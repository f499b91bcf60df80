package org.proviso.web.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.proviso.docket.ledger.Accrual;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.docket.ledger.Book;
import org.proviso.docket.ledger.Grounds;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Rate;
import org.proviso.web.access.Role;
import org.proviso.web.site.Words;

/// The form of one kind of posting: which fields it has, who may send it, and what it becomes.
enum PostingForm {
  OBLIGATION(Role.CLERK, false, Field.AMOUNT, Field.SAID),
  AMENDMENT(Role.CLERK, false, Field.CHANGE, Field.SAID),
  DRAWDOWN(Role.CLERK, false, Field.AMOUNT, Field.SAID),
  HOLD(Role.APPROVER, true, Field.AMOUNT, Field.STEP, Field.NOTICE, Field.FINDING, Field.SAID),
  RELEASE(Role.APPROVER, true, Field.HOLD, Field.AMOUNT, Field.FREED_BY, Field.SAID),
  TERMINATION(
      Role.APPROVER, true, Field.HOLD, Field.AMOUNT, Field.STEP, Field.DECISION, Field.SAID),
  DISALLOWANCE(
      Role.APPROVER, true, Field.AMOUNT, Field.STEP, Field.NOTICE, Field.FINDING, Field.SAID),
  DETERMINATION(
      Role.APPROVER,
      true,
      Field.AMOUNT,
      Field.STEP,
      Field.NOTICE,
      Field.MAILED,
      Field.DUE,
      Field.RATE,
      Field.RATE_SOURCE,
      Field.SAID),
  REPAYMENT(Role.CLERK, false, Field.DEBT, Field.AMOUNT, Field.SAID),
  OFFSET(Role.APPROVER, true, Field.DEBT, Field.AMOUNT, Field.NOTICE, Field.SAID),
  INTEREST(Role.CLERK, false, Field.DEBT, Field.UNTIL),
  PENALTY(Role.CLERK, false, Field.DEBT, Field.UNTIL),
  WRITE_OFF(Role.APPROVER, true, Field.DEBT, Field.PART, Field.AMOUNT, Field.DECISION, Field.SAID),
  REVERSAL(Role.APPROVER, true, Field.POSTING, Field.SAID);

  /// A field of a form.
  enum Field {
    /// Dollars.
    AMOUNT,
    /// Dollars, with a minus where the award is lowered.
    CHANGE,
    /// The source, the reference, the authority or the reason.
    SAID,
    /// Number of the event that is the step that the posting carries out.
    STEP,
    /// Number of the event that is the step, or the order, that frees what is held.
    FREED_BY,
    /// Number of an event.
    NOTICE,
    /// Number of an event.
    FINDING,
    /// Number of an event.
    DECISION,
    /// Number of a posting that holds.
    HOLD,
    /// Number of a posting that determined a debt.
    DEBT,
    /// Number of a posting.
    POSTING,
    /// A day.
    MAILED,
    /// A day.
    DUE,
    /// Percent a year.
    RATE,
    /// Who published the rate.
    RATE_SOURCE,
    /// The first day that is not charged.
    UNTIL,
    /// Principal, interest or penalty.
    PART;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final int LONGEST = 2_000;

  private final Role role;
  private final boolean stepsUp;

  // Made by List.of and by nothing else.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Field> fields;

  PostingForm(Role role, boolean stepsUp, Field... fields) {
    this.role = role;
    this.stepsUp = stepsUp;
    this.fields = List.of(fields);
  }

  static Optional<PostingForm> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns who may send it.
  Role role() {
    return role;
  }

  /// Returns whether a second factor has to be given once more.
  boolean stepsUp() {
    return stepsUp;
  }

  List<Field> fields() {
    return fields;
  }

  /// Returns whether what it names are steps of a matter. An offset tells of itself, and giving up
  /// is decided outside of the matter: any event.
  boolean restsOnSteps() {
    return this != OFFSET && this != WRITE_OFF;
  }

  /// Returns the label of a field, which for texts is that of the kind.
  String label(Field field) {
    return switch (field) {
      case SAID -> "ledger.said." + word();
      case NOTICE, DECISION ->
          restsOnSteps()
              ? "ledger.field." + field.word()
              : "ledger.field." + field.word() + "-event";
      default -> "ledger.field." + field.word();
    };
  }

  /// Returns what a form says; what is wrong with it is kept by the reader.
  ///
  /// @param ledger of the award, which counts interest and penalty
  Optional<Movement> movement(
      Map<String, String> given, AwardLedger ledger, DeskForms.Reader reader) {
    Given in = new Given(this, given, reader);
    Movement movement =
        switch (this) {
          case OBLIGATION -> new Movement.Obligation(in.cents(), in.said());
          case AMENDMENT -> new Movement.Amendment(in.change(), in.said());
          case DRAWDOWN -> new Movement.Drawdown(in.cents(), in.said());
          case HOLD -> new Movement.Hold(in.cents(), in.grounds());
          case RELEASE ->
              new Movement.Release(
                  in.posting(Field.HOLD), in.cents(), in.event(Field.FREED_BY), in.said());
          case TERMINATION ->
              new Movement.Termination(
                  in.posting(Field.HOLD),
                  in.cents(),
                  in.event(Field.STEP),
                  in.event(Field.DECISION),
                  in.said());
          case DISALLOWANCE -> new Movement.Disallowance(in.cents(), in.grounds());
          case DETERMINATION ->
              new Movement.Determination(
                  in.cents(),
                  in.event(Field.STEP),
                  in.event(Field.NOTICE),
                  in.day(Field.MAILED),
                  in.day(Field.DUE),
                  new Rate(in.basisPoints(), in.text(Field.RATE_SOURCE)),
                  in.said());
          case REPAYMENT -> new Movement.Repayment(in.posting(Field.DEBT), in.cents(), in.said());
          case OFFSET ->
              new Movement.Offset(
                  in.posting(Field.DEBT), in.cents(), in.event(Field.NOTICE), in.said());
          case INTEREST -> in.interest(ledger);
          case PENALTY -> in.penalty(ledger);
          case WRITE_OFF ->
              new Movement.WriteOff(
                  in.posting(Field.DEBT),
                  in.part(),
                  in.cents(),
                  in.event(Field.DECISION),
                  in.said());
          case REVERSAL -> new Movement.Reversal(in.posting(Field.POSTING), in.said());
        };
    return reader.problems().isEmpty() ? Optional.of(movement) : Optional.empty();
  }

  /// What was given for the fields of one form. Every field is read, whatever is wrong with others;
  /// for one that is wrong there is a value that stands in and is not used.
  private record Given(PostingForm form, Map<String, String> fields, DeskForms.Reader reader) {

    private static final long STANDING_IN = 1;

    private String given(Field field) {
      return fields.getOrDefault(field.word(), "").strip();
    }

    private void refuse(Field field) {
      reader.refuse(
          Words.say("ledger.needs." + field.word(), Words.say(form.label(field)), given(field)));
    }

    private long cents() {
      long cents = dollars(Field.AMOUNT);
      if (cents <= 0) {
        refuse(Field.AMOUNT);
        return STANDING_IN;
      }
      return cents;
    }

    private long change() {
      long cents = dollars(Field.CHANGE);
      if (cents == 0) {
        refuse(Field.CHANGE);
        return STANDING_IN;
      }
      return cents;
    }

    /// Returns cents; zero for what is no amount of a ledger.
    private long dollars(Field field) {
      String text = given(field).replace("$", "").replace(",", "");
      return text.matches("-?[0-9]{1,12}([.][0-9]{1,2})?")
          ? new BigDecimal(text).movePointRight(2).longValueExact()
          : 0;
    }

    private String said() {
      return text(Field.SAID);
    }

    private String text(Field field) {
      String text = reader.text(form.label(field), fields.get(field.word()), LONGEST);
      return text.isBlank() || text.length() > LONGEST ? "-" : text;
    }

    private Grounds grounds() {
      return new Grounds(event(Field.STEP), event(Field.NOTICE), event(Field.FINDING), said());
    }

    private long event(Field field) {
      String text = given(field);
      if (!text.matches("[0-9]{1,15}")) {
        refuse(field);
        return 0;
      }
      return Long.parseLong(text);
    }

    private int posting(Field field) {
      String text = given(field);
      if (!text.matches("[1-9][0-9]{0,8}")) {
        refuse(field);
        return 1;
      }
      return Integer.parseInt(text);
    }

    private LocalDate day(Field field) {
      return reader.day(form.label(field), fields.get(field.word()));
    }

    private int basisPoints() {
      String text = given(Field.RATE).replace("%", "").strip();
      if (!text.matches("[0-9]{1,2}([.][0-9]{1,2})?")) {
        refuse(Field.RATE);
        return 0;
      }
      return new BigDecimal(text).movePointRight(2).intValueExact();
    }

    private Book part() {
      for (Book part : Book.values()) {
        if (part.name().toLowerCase(Locale.ROOT).equals(given(Field.PART))) {
          return part;
        }
      }
      refuse(Field.PART);
      return Book.PRINCIPAL;
    }

    /// Counted here, so that nobody types an amount. Where there is no debt or nothing to count,
    /// the ledger says why.
    private Movement interest(AwardLedger ledger) {
      int debt = posting(Field.DEBT);
      LocalDate until = day(Field.UNTIL);
      Optional<Accrual> count = ledger.interest(debt, until);
      return new Movement.Interest(
          debt, cents(count), count.map(Accrual::from).orElse(until), until);
    }

    private Movement penalty(AwardLedger ledger) {
      int debt = posting(Field.DEBT);
      LocalDate until = day(Field.UNTIL);
      Optional<Accrual> count = ledger.penalty(debt, until);
      return new Movement.Penalty(
          debt, cents(count), count.map(Accrual::from).orElse(until), until);
    }

    private static long cents(Optional<Accrual> count) {
      return Math.max(STANDING_IN, count.map(Accrual::cents).orElse(STANDING_IN));
    }
  }
}
