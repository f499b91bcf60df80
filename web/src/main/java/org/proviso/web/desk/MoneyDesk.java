package org.proviso.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.ledger.Accrual;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.docket.ledger.Balances;
import org.proviso.docket.ledger.Debt;
import org.proviso.docket.ledger.DebtLaw;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Posting;
import org.proviso.docket.ledger.Reconciliation;
import org.proviso.docket.record.Digest;
import org.proviso.law.procedure.Basis;
import org.proviso.law.procedure.Carrying;
import org.proviso.register.DrawdownTable;
import org.proviso.register.Malformed;
import org.proviso.store.By;
import org.proviso.store.DrawdownImport;
import org.proviso.store.LedgerAward;
import org.proviso.store.Ledgers;
import org.proviso.store.MatterFile;
import org.proviso.store.Matters;
import org.proviso.store.Posted;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.access.StepUp;
import org.proviso.web.money.HoldViews;
import org.proviso.web.money.LedgerWords;
import org.proviso.web.money.Statements;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The money of the grantor: the ledgers of all awards on a day, what was posted to one of them
/// with a form for each kind of posting, payments from a file, and statements.
@Controller
final class MoneyDesk {

  /// An award in the list.
  record Row(Link award, Link recipient, String year, List<String> amounts, boolean isPublic) {}

  /// A posting of an award.
  record Line(
      int number,
      String effect,
      String entered,
      String kind,
      String amount,
      String rests,
      long event,
      String legs) {}

  /// A field of a form.
  ///
  /// @param options what can be chosen; none for a field to type in
  record Input(String name, String label, String type, List<Link> options, String value) {}

  /// A form for one kind of posting.
  ///
  /// @param id of the form on its page
  /// @param isOpen whether it is shown without being asked for
  record Form(
      String id, String kind, String title, boolean stepsUp, boolean isOpen, List<Input> inputs) {}

  /// Interest or penalty that is not charged, with its count.
  record Count(String title, List<List<String>> rows, String sum) {}

  /// A line of a reconciliation.
  record Compared(String state, String award, String reference, String ledger, String file) {}

  private static final String AWARDS = "/desk/money";
  private static final String RELEASE_OF = "release-of-";
  private static final int LONGEST_REASON = 2_000;
  private static final long LONGEST_FILE = 2_000_000;

  private final Ledgers ledgers;
  private final Matters matters;
  private final HoldViews holds;
  private final Statements statements;
  private final StepUp stepUp;
  private final DeskForms forms;
  private final Site site;
  private final OpenInquiries open;

  MoneyDesk(
      Ledgers ledgers,
      Matters matters,
      HoldViews holds,
      Statements statements,
      StepUp stepUp,
      DeskForms forms,
      Site site,
      OpenInquiries open) {
    this.ledgers = ledgers;
    this.matters = matters;
    this.holds = holds;
    this.statements = statements;
    this.stepUp = stepUp;
    this.forms = forms;
    this.site = site;
    this.open = open;
  }

  private LocalDate asOf(String on) {
    LocalDate day = DeskForms.day(on);
    return day == null ? open.today() : day;
  }

  @GetMapping("/desk/money")
  String awards(Person person, @RequestParam(defaultValue = "") String on, Model model) {
    return awards(person, asOf(on), List.of(), model);
  }

  private String awards(Person person, LocalDate asOf, List<String> problems, Model model) {
    Map<String, AwardLedger> all = ledgers.ledgers();
    List<Row> rows = new ArrayList<>();
    List<Row> unposted = new ArrayList<>();
    Balances sum = Balances.none(asOf);
    for (LedgerAward award : ledgers.awards()) {
      AwardLedger ledger = all.get(award.id());
      if (ledger == null) {
        unposted.add(row(award, List.of(Money.inWords(award.cents()))));
      } else {
        Balances balances = ledger.asOf(asOf);
        sum = sum.plus(balances);
        rows.add(row(award, amounts(balances)));
      }
    }
    model.addAttribute("asOf", asOf);
    model.addAttribute("asOfWords", Days.read(asOf));
    model.addAttribute("awards", rows);
    model.addAttribute("unposted", unposted);
    model.addAttribute("sum", amounts(sum));
    model.addAttribute("mayImport", person.is(Role.CLERK));
    return forms.show(
        "desk-money",
        Words.say("ledger.title", Days.read(asOf)),
        AWARDS + "?on=" + asOf,
        problems,
        model);
  }

  private Row row(LedgerAward award, List<String> amounts) {
    return new Row(
        new Link(award.number() == null ? award.id() : award.number(), at(award.id())),
        new Link(
            site.name(award.party()),
            "/desk/money/statement.pdf?party=" + Links.query(award.party())),
        Words.say("money.year", award.programme(), award.year()),
        amounts,
        award.published());
  }

  private static List<String> amounts(Balances balances) {
    return List.of(
        Money.inWords(balances.obligated()),
        Money.inWords(balances.undrawn()),
        Money.inWords(balances.held().cents()),
        Money.inWords(balances.paidOut()),
        Money.inWords(balances.disputed()),
        Money.inWords(balances.owed().principal()),
        Money.inWords(Math.addExact(balances.owed().interest(), balances.owed().penalty())),
        Money.inWords(balances.returned()),
        Money.inWords(balances.released()));
  }

  /// Returns the page of an award.
  static String at(String award) {
    return "/desk/money/award?award=" + Links.query(award);
  }

  @GetMapping("/desk/money/award")
  String award(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String on,
      Model model) {
    return award(person, registered(award), asOf(on), List.of(), model);
  }

  /// @throws NotOnRecord if the register has no such award
  private LedgerAward registered(String award) {
    return ledgers.awards().stream()
        .filter(each -> each.id().equals(award))
        .findFirst()
        .orElseThrow(() -> new NotOnRecord(Words.say("ledger.no-such-award")));
  }

  private AwardLedger ledger(String award) {
    return ledgers.ledger(award).orElseGet(() -> AwardLedger.of(award, DebtLaw.unitedStates()));
  }

  private String award(
      Person person, LedgerAward award, LocalDate asOf, List<String> problems, Model model) {
    AwardLedger ledger = ledger(award.id());
    List<MatterFile> files = matters.files();
    model.addAttribute("award", award);
    model.addAttribute("recipient", site.name(award.party()));
    model.addAttribute("registered", Money.inWords(award.cents()));
    model.addAttribute("asOf", asOf);
    model.addAttribute("asOfWords", Days.read(asOf));
    model.addAttribute("amounts", amounts(ledger.asOf(asOf)));
    model.addAttribute("holds", holds.holds(ledger, files, asOf));
    model.addAttribute("debts", ledger.debts(asOf).stream().map(MoneyDesk::words).toList());
    model.addAttribute("counts", counts(ledger, asOf));
    model.addAttribute("lines", ledger.postings().stream().map(MoneyDesk::line).toList());
    model.addAttribute("forms", forms(person, ledger, files));
    model.addAttribute("mayPublish", award.hasPostings() && person.is(Role.APPROVER));
    model.addAttribute(
        "statement", "/desk/money/statement.pdf?party=" + Links.query(award.party()));
    return forms.show(
        "desk-money-award",
        Words.say("ledger.award.title", award.number() == null ? award.id() : award.number()),
        at(award.id()),
        problems,
        model);
  }

  private static String words(Debt debt) {
    return Words.say(
        "ledger.debt",
        Integer.toString(debt.posting()),
        Money.inWords(debt.owed().principal()),
        Money.inWords(debt.owed().interest()),
        Money.inWords(debt.owed().penalty()),
        Days.read(debt.determination().mailed()),
        Days.read(debt.determination().due()));
  }

  private static List<Count> counts(AwardLedger ledger, LocalDate until) {
    List<Count> counts = new ArrayList<>();
    for (Debt debt : ledger.debts(until)) {
      ledger
          .interest(debt.posting(), until)
          .ifPresent(each -> counts.add(count("ledger.count.interest", debt, each)));
      ledger
          .penalty(debt.posting(), until)
          .ifPresent(each -> counts.add(count("ledger.count.penalty", debt, each)));
    }
    return counts;
  }

  private static Count count(String title, Debt debt, Accrual accrual) {
    return new Count(
        Words.say(title, Integer.toString(debt.posting()), LedgerWords.rate(accrual.basisPoints())),
        accrual.rows().stream()
            .map(
                each ->
                    List.of(
                        Days.read(each.from()),
                        Days.read(each.until().minusDays(1)),
                        Long.toString(each.days()),
                        Money.inWords(each.principal())))
            .toList(),
        Words.say(
            "ledger.count.sum",
            Money.inWords(accrual.cents()),
            Integer.toString(accrual.daysInYear())));
  }

  private static Line line(Posting posting) {
    List<String> legs =
        posting.legs().stream()
            .map(
                leg ->
                    Words.say(
                        "ledger.leg." + leg.side(),
                        Words.say("ledger.account." + leg.account().word()),
                        Money.inWords(leg.cents())))
            .toList();
    return new Line(
        posting.number(),
        Days.written(posting.effect()),
        Days.written(posting.entered()),
        LedgerWords.kind(posting.movement()),
        LedgerWords.amount(posting.movement()),
        LedgerWords.rests(posting.movement()),
        posting.event(),
        String.join("; ", legs));
  }

  private List<Form> forms(Person person, AwardLedger ledger, List<MatterFile> files) {
    List<Form> shown = new ArrayList<>();
    for (PostingForm form : PostingForm.values()) {
      if (!person.is(form.role())
          || (form != PostingForm.OBLIGATION && ledger.postings().isEmpty())) {
        continue;
      }
      if (form == PostingForm.RELEASE) {
        shown.addAll(releases(ledger, files));
      }
      shown.add(form(form, ledger, files, form.word(), Map.of()));
    }
    return shown;
  }

  /// Returns a form for each hold that is to be released, filled in.
  private List<Form> releases(AwardLedger ledger, List<MatterFile> files) {
    List<Form> shown = new ArrayList<>();
    for (HoldViews.HoldView view : holds.holds(ledger, files, open.today())) {
      HoldViews.Due due = view.due();
      if (due != null) {
        int posting = view.hold().posting();
        Map<PostingForm.Field, String> given =
            Map.of(
                PostingForm.Field.HOLD,
                Integer.toString(posting),
                PostingForm.Field.AMOUNT,
                BigDecimal.valueOf(view.hold().held().cents(), 2).toPlainString(),
                PostingForm.Field.FREED_BY,
                Long.toString(due.freedBy()),
                PostingForm.Field.SAID,
                due.said());
        shown.add(form(PostingForm.RELEASE, ledger, files, RELEASE_OF + posting, given));
      }
    }
    return shown;
  }

  private Form form(
      PostingForm form,
      AwardLedger ledger,
      List<MatterFile> files,
      String id,
      Map<PostingForm.Field, String> given) {
    String title = Words.say("ledger.kind." + form.word());
    return new Form(
        id,
        form.word(),
        given.isEmpty()
            ? title
            : Words.say("ledger.release-of", given.getOrDefault(PostingForm.Field.HOLD, "")),
        form.stepsUp(),
        !given.isEmpty(),
        form.fields().stream()
            .map(field -> input(form, field, ledger, files, given.getOrDefault(field, "")))
            .toList());
  }

  private List<Link> steps(PostingForm form, AwardLedger ledger, List<MatterFile> files) {
    Carrying kind =
        switch (form) {
          case HOLD -> Carrying.HOLD;
          case DISALLOWANCE -> Carrying.DISALLOWANCE;
          case TERMINATION -> Carrying.TERMINATION;
          case DETERMINATION -> Carrying.DETERMINATION;
          default -> Carrying.RELEASE;
        };
    List<Named> found =
        new ArrayList<>(holds.carriedOutBy(kind, ledger.award(), files, open.today()));
    if (kind == Carrying.RELEASE) {
      found.addAll(HoldViews.orders(ledger.award(), files, open.today()));
    }
    return links(found);
  }

  private List<Link> rests(Basis basis, AwardLedger ledger, List<MatterFile> files) {
    return links(holds.restedOnAs(basis, ledger.award(), files, open.today()));
  }

  private static List<Link> links(List<Named> found) {
    return found.isEmpty()
        ? List.of(new Link(Words.say("ledger.no-step"), ""))
        : found.stream().map(each -> new Link(each.text(), each.id())).toList();
  }

  private Input input(
      PostingForm form,
      PostingForm.Field field,
      AwardLedger ledger,
      List<MatterFile> files,
      String given) {
    List<Link> options =
        switch (field) {
          case HOLD ->
              ledger.holds(open.today()).stream()
                  .map(each -> new Link(HoldViews.words(each), Integer.toString(each.posting())))
                  .toList();
          case STEP, FREED_BY -> steps(form, ledger, files);
          case NOTICE ->
              form.restsOnSteps()
                  ? rests(
                      form == PostingForm.DETERMINATION ? Basis.DEMAND : Basis.NOTICE,
                      ledger,
                      files)
                  : List.of();
          case FINDING -> rests(Basis.FINDING, ledger, files);
          case DECISION -> form.restsOnSteps() ? rests(Basis.DECISION, ledger, files) : List.of();
          case DEBT ->
              ledger.debts(open.today()).stream()
                  .map(each -> new Link(words(each), Integer.toString(each.posting())))
                  .toList();
          case POSTING ->
              ledger.postings().stream()
                  .filter(each -> !(each.movement() instanceof Movement.Reversal))
                  .map(
                      each ->
                          new Link(
                              each.number()
                                  + ": "
                                  + LedgerWords.kind(each.movement())
                                  + ", "
                                  + LedgerWords.amount(each.movement()),
                              Integer.toString(each.number())))
                  .toList();
          case PART ->
              List.of(
                  new Link(Words.say("ledger.part.principal"), "principal"),
                  new Link(Words.say("ledger.part.interest"), "interest"),
                  new Link(Words.say("ledger.part.penalty"), "penalty"));
          default -> List.of();
        };
    boolean isChosen =
        switch (field) {
          case HOLD, DEBT, POSTING, PART, STEP, FREED_BY, FINDING -> true;
          case NOTICE, DECISION -> form.restsOnSteps();
          default -> false;
        };
    String value = field == PostingForm.Field.UNTIL ? open.today().toString() : given;
    return new Input(
        field.word(), Words.say(form.label(field)), isChosen ? "select" : "text", options, value);
  }

  @PostMapping("/desk/money/post")
  String post(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String effect,
      HttpServletRequest request,
      Model model) {
    LedgerAward registered = registered(award);
    PostingForm form =
        PostingForm.of(kind).orElseThrow(() -> new NotOnRecord(Words.say("ledger.no-such-kind")));
    By by = forms.by(person, form.role());
    if (form.stepsUp()) {
      stepUp.require(person);
    }
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate from = reader.day("ledger.field.effect", effect);
    Map<String, String> given = new LinkedHashMap<>();
    for (PostingForm.Field field : form.fields()) {
      String value = request.getParameter(field.word());
      given.put(field.word(), value == null ? "" : value);
    }
    Optional<Movement> movement = form.movement(given, ledger(award), reader);
    List<String> problems = reader.problems();
    if (movement.isPresent() && problems.isEmpty()) {
      Posted posted = ledgers.post(award, from, movement.get(), by);
      if (posted instanceof Posted.Done) {
        return "redirect:" + at(award);
      }
      problems = List.of(LedgerWords.of(posted));
    }
    return award(person, registered, open.today(), problems, model);
  }

  @PostMapping("/desk/money/publish")
  String publish(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    LedgerAward registered = registered(award);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, LONGEST_REASON);
    if (!how.equals("publish") && !how.equals("withhold")) {
      reader.refuse(Words.say("desk.needs", Words.say("ledger.publication")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = DeskForms.problems(ledgers.publish(award, how.equals("publish"), why, by));
    }
    return problems.isEmpty()
        ? "redirect:" + at(award)
        : award(person, registered, open.today(), problems, model);
  }

  /// Takes payments from a file, or compares it with the ledger.
  @PostMapping("/desk/money/payments")
  String payments(
      Person person,
      @RequestParam(required = false) @Nullable MultipartFile content,
      @RequestParam(defaultValue = "") String how,
      Model model)
      throws IOException {
    By by = forms.by(person, Role.CLERK);
    if (!how.equals("import") && !how.equals("compare")) {
      return awards(
          person,
          open.today(),
          List.of(Words.say("desk.needs", Words.say("ledger.payments"))),
          model);
    }
    if (content == null || content.isEmpty()) {
      return awards(
          person,
          open.today(),
          List.of(Words.say("desk.needs", Words.say("ledger.payments.file"))),
          model);
    }
    if (content.getSize() > LONGEST_FILE) {
      return awards(person, open.today(), List.of(Words.say("ledger.payments.too-long")), model);
    }
    byte[] bytes = content.getBytes();
    return switch (DrawdownTable.read(
        Words.say("ledger.payments.name"), new ByteArrayInputStream(bytes))) {
      case DrawdownTable.Outcome.WrongHeader(List<String> missing) ->
          awards(
              person,
              open.today(),
              List.of(Words.say("ledger.payments.header", String.join(", ", missing))),
              model);
      case DrawdownTable.Outcome.TooLong() ->
          awards(person, open.today(), List.of(Words.say("ledger.payments.too-long")), model);
      case DrawdownTable.Outcome.Read(DrawdownTable table) ->
          how.equals("compare")
              ? compare(person, table, model)
              : take(person, table, Digest.sha256(bytes), by, model);
    };
  }

  private String take(Person person, DrawdownTable table, Digest hash, By by, Model model) {
    List<String> problems = new ArrayList<>();
    table.malformed().stream().map(Malformed::render).forEach(problems::add);
    if (!problems.isEmpty()) {
      // What can be read is looked at too, so that all of it is named at once.
      ledgers.problems(table, by).stream().map(LedgerWords::of).forEach(problems::add);
      return awards(person, open.today(), problems, model);
    }
    switch (ledgers.importDrawdowns(table, hash, by)) {
      case DrawdownImport.Done done ->
          model.addAttribute(
              "done",
              Words.say(
                  "ledger.import.done",
                  Integer.toString(done.added()),
                  Integer.toString(done.equal()),
                  Long.toString(done.event())));
      case DrawdownImport.NothingNew(int equal) ->
          model.addAttribute(
              "done", Words.say("ledger.import.nothing-new", Integer.toString(equal)));
      case DrawdownImport.Rejected(List<DrawdownImport.Problem> found) ->
          found.stream().map(LedgerWords::of).forEach(problems::add);
    }
    return awards(person, open.today(), problems, model);
  }

  private String compare(Person person, DrawdownTable table, Model model) {
    Reconciliation found = ledgers.reconcile(table, open.today());
    model.addAttribute("compared", found.lines().stream().map(MoneyDesk::compared).toList());
    model.addAttribute("isEven", found.isEven() && table.malformed().isEmpty());
    return awards(
        person, open.today(), table.malformed().stream().map(Malformed::render).toList(), model);
  }

  private static Compared compared(Reconciliation.Line line) {
    return switch (line) {
      case Reconciliation.Line.Equal(var both) ->
          compared("equal", line, said(both.day(), both.cents()), said(both.day(), both.cents()));
      case Reconciliation.Line.OnlyHere(var here) ->
          compared("only-here", line, said(here.day(), here.cents()), "");
      case Reconciliation.Line.OnlyThere(var there) ->
          compared("only-there", line, "", said(there.day(), there.cents()));
      case Reconciliation.Line.Different(var here, var there) ->
          compared(
              "different", line, said(here.day(), here.cents()), said(there.day(), there.cents()));
    };
  }

  private static Compared compared(
      String state, Reconciliation.Line line, String ledger, String file) {
    return new Compared(
        Words.say("ledger.compared." + state), line.award(), line.reference(), ledger, file);
  }

  private static String said(LocalDate day, long cents) {
    return Days.written(day) + ", " + Money.inWords(cents);
  }

  /// The statement of a recipient. Nothing of it is kept.
  @GetMapping("/desk/money/statement.pdf")
  ResponseEntity<byte[]> statement(
      @RequestParam(defaultValue = "") String party, @RequestParam(defaultValue = "") String on) {
    site.party(party);
    Map<String, AwardLedger> all = ledgers.ledgers();
    List<AwardLedger> own = new ArrayList<>();
    for (LedgerAward award : ledgers.awards()) {
      AwardLedger ledger = all.get(award.id());
      if (award.party().equals(party) && ledger != null) {
        own.add(ledger);
      }
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "inline; filename=\"statement.pdf\"")
        .body(statements.pdf(party, own, matters.files(), asOf(on)));
  }
}
