package org.proviso.web.money;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.docket.ledger.Balances;
import org.proviso.docket.ledger.Debt;
import org.proviso.docket.ledger.OpenHold;
import org.proviso.docket.ledger.Posting;
import org.proviso.letter.Composition;
import org.proviso.letter.Correspondent;
import org.proviso.letter.Fields;
import org.proviso.letter.Letter;
import org.proviso.letter.LetterData;
import org.proviso.letter.LetterIssue;
import org.proviso.letter.PdfWriting;
import org.proviso.letter.Template;
import org.proviso.letter.TemplateReading;
import org.proviso.store.MatterFile;
import org.proviso.web.site.Days;
import org.proviso.web.site.Money;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// Statements of a recipient's awards as PDF, in the form of letters. Thread-safe.
public final class Statements {

  private static final String FILE = "statement-1.md";

  private final Template template = read();
  private final Site site;
  private final HoldViews holds;
  private final Clock clock;
  private final String office;
  private final ZoneId zone;

  Statements(Site site, HoldViews holds, Clock clock, String office, ZoneId zone) {
    this.site = site;
    this.holds = holds;
    this.clock = clock;
    this.office = office;
    this.zone = zone;
  }

  private static Template read() {
    try (InputStream in = Statements.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + FILE);
      }
      return switch (Template.read(FILE, in.readAllBytes())) {
        case Template template -> template;
        case TemplateReading.Unusable(var issues) ->
            throw new IllegalStateException("the site's own template has issues: " + issues);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the day that it is in the office.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /// Writes the statement of a recipient.
  ///
  /// @param ledgers of its awards
  /// @param files matters that the reader may see
  /// @param asOf the day at whose end its balances are
  public byte[] pdf(
      String party, Collection<AwardLedger> ledgers, Collection<MatterFile> files, LocalDate asOf) {
    // Names may have characters that the typeface of letters lacks.
    if (compose(party, ledgers, files, asOf, UnaryOperator.identity()) instanceof Letter letter) {
      return pdf(letter);
    }
    return switch (compose(party, ledgers, files, asOf, Statements::inAscii)) {
      case Composition.Refused(List<LetterIssue> issues) ->
          throw new IllegalStateException("a statement can not be written: " + issues);
      case Letter letter -> pdf(letter);
    };
  }

  private static byte[] pdf(Letter letter) {
    return switch (letter.toPdf()) {
      case PdfWriting.Written written -> written.bytes();
      case PdfWriting.Refused(LetterIssue issue) ->
          throw new IllegalStateException("a statement can not be written: " + issue);
    };
  }

  private static String inAscii(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .forEach(
            it -> {
              if (it >= 0x20 && it < 0x7f) {
                ascii.appendCodePoint(it);
              } else {
                ascii.append(String.format(Locale.ROOT, "U+%04X ", it));
              }
            });
    return ascii.toString();
  }

  private Composition compose(
      String party,
      Collection<AwardLedger> ledgers,
      Collection<MatterFile> files,
      LocalDate asOf,
      UnaryOperator<String> print) {
    List<Fields> awards = new ArrayList<>();
    List<Fields> held = new ArrayList<>();
    List<Fields> debts = new ArrayList<>();
    List<Fields> postings = new ArrayList<>();
    for (AwardLedger ledger : ledgers) {
      String award = print.apply(ledger.award());
      awards.add(award(award, ledger.asOf(asOf)));
      holds.holds(ledger, files, asOf).forEach(hold -> held.add(hold(award, hold, print)));
      ledger.debts(asOf).forEach(debt -> debts.add(debt(award, debt)));
      ledger.postings().stream()
          .filter(each -> !each.effect().isAfter(asOf))
          .forEach(each -> postings.add(posting(award, each)));
    }
    Fields fields =
        Fields.empty()
            .with("as-of", Days.read(asOf))
            .with("entered", Days.read(today()))
            .with("awards", awards)
            .with("holds", held)
            .with("debts", debts)
            .with("postings", postings);
    return template.compose(
        new LetterData(
            new Correspondent(print.apply(office), List.of()),
            new Correspondent(print.apply(site.name(party)), List.of()),
            print.apply(party) + "/ledger/" + asOf,
            today(),
            fields));
  }

  private static Fields award(String award, Balances balances) {
    return Fields.empty()
        .with("award", award)
        .with("obligated", Money.inWords(balances.obligated()))
        .with("undrawn", Money.inWords(balances.undrawn()))
        .with("held", Money.inWords(balances.held().cents()))
        .with("paid", Money.inWords(balances.paidOut()))
        .with("disputed", Money.inWords(balances.disputed()))
        .with("owed", Money.inWords(balances.owed().principal()))
        .with("returned", Money.inWords(balances.returned()))
        .with(
            "charged",
            Money.inWords(Math.addExact(balances.owed().interest(), balances.owed().penalty())));
  }

  private static Fields hold(String award, HoldViews.HoldView view, UnaryOperator<String> print) {
    OpenHold hold = view.hold();
    return Fields.empty()
        .with("hold", award + ", " + hold.posting())
        .with("hold-amount", Money.inWords(hold.held().cents()))
        .with("step", step(view, hold.grounds().step(), print))
        .with("notice", step(view, hold.grounds().notice(), print))
        .with("finding", step(view, hold.grounds().finding(), print))
        .with("authority", print.apply(hold.grounds().authority()));
  }

  /// A letter has no links: the number of the event is written out.
  private static String step(HoldViews.HoldView view, long event, UnaryOperator<String> print) {
    String number = Words.say("ledger.statement.event", Long.toString(event));
    return view.rests().stream()
        .map(HoldViews.Rests::step)
        .filter(each -> each.id().equals(Long.toString(event)))
        .findFirst()
        .map(each -> print.apply(each.text()) + ", " + number)
        .orElse(number);
  }

  private static Fields debt(String award, Debt debt) {
    return Fields.empty()
        .with("debt", award + ", " + debt.posting())
        .with("mailed", Days.read(debt.determination().mailed()))
        .with("due", Days.read(debt.determination().due()))
        .with("rate", LedgerWords.rate(debt.determination().rate().basisPoints()))
        .with("principal", Money.inWords(debt.owed().principal()))
        .with("interest", Money.inWords(debt.owed().interest()))
        .with("penalty", Money.inWords(debt.owed().penalty()));
  }

  private static Fields posting(String award, Posting posting) {
    return Fields.empty()
        .with("number", award + ", " + posting.number())
        .with("effect", Days.read(posting.effect()))
        .with("entry", Days.read(posting.entered()))
        .with("kind", LedgerWords.kind(posting.movement()))
        .with("amount", LedgerWords.amount(posting.movement()))
        .with("event", Long.toString(posting.event()));
  }
}
