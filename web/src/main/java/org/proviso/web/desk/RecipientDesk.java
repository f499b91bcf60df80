package org.proviso.web.desk;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.proviso.dispatch.Dispatch;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.pack.Clocks;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.By;
import org.proviso.store.ClockDecisions;
import org.proviso.store.Deliveries;
import org.proviso.store.EnteredService;
import org.proviso.store.InquiryFile;
import org.proviso.store.PreparedMailings;
import org.proviso.store.RecipientClocks;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.clock.ClockLines;
import org.proviso.web.clock.ClockWords;
import org.proviso.web.data.RecipientTable;
import org.proviso.web.site.Days;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One recipient of an inquiry, as clerks work on it: its letters and how they travel, service, its
/// clock with the count, tolls and more time, its address, and the end.
@Controller
final class RecipientDesk {

  /// A delivery.
  ///
  /// @param isUncertain whether a person has to find out what became of it
  /// @param cameBack whether it came back and was not sent again yet
  /// @param isGivenUp whether the site offers it no more by itself
  /// @param tries attempts to hand it over, each in words
  record Travel(
      String key,
      String letter,
      String channel,
      String state,
      boolean isUncertain,
      boolean isOut,
      boolean cameBack,
      boolean isGivenUp,
      List<Try> tries) {}

  /// An attempt to hand a letter over, or what was found out of it.
  record Try(String words, long event) {}

  /// A letter with its files.
  record Paper(String id, String kind, String day, String state, String pdf, String docx) {}

  /// What was entered of service.
  record Entry(String letter, int number, String words) {}

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final OpenInquiries open;
  private final Addresses addresses;
  private final PreparedMailings prepared;
  private final Deliveries deliveries;
  private final EnteredService service;
  private final ClockDecisions decisions;
  private final LetterWriter writer;
  private final Mailings mailings;
  private final DryRuns dryRun;
  private final Dispatch dispatch;
  private final DeskForms forms;
  private final Clocks clocks;
  private final Site site;

  RecipientDesk(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      Deliveries deliveries,
      EnteredService service,
      ClockDecisions decisions,
      LetterWriter writer,
      Mailings mailings,
      DryRuns dryRun,
      Dispatch dispatch,
      DeskForms forms,
      Clocks clocks,
      Site site) {
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.deliveries = deliveries;
    this.service = service;
    this.decisions = decisions;
    this.writer = writer;
    this.mailings = mailings;
    this.dryRun = dryRun;
    this.dispatch = dispatch;
    this.forms = forms;
    this.clocks = clocks;
    this.site = site;
  }

  private static String here(String inquiry, String party) {
    return "/desk/inquiries/" + inquiry + "/recipients/" + party;
  }

  @GetMapping("/desk/inquiries/{inquiry}/recipients/{party}")
  String page(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    return show(person, file(inquiry, party), party, List.of(), model);
  }

  /// @throws NotOnRecord if there is no such inquiry, or it is not of the party
  private InquiryFile file(String inquiry, String party) {
    InquiryFile file = open.file(inquiry);
    OpenInquiries.mustBeOf(file, party);
    return file;
  }

  private String show(
      Person person, InquiryFile file, String party, List<String> problems, Model model) {
    String inquiry = file.heading().inquiry();
    String name = site.party(party).name();
    Addressed address = addresses.of(List.of(party)).get(party);
    Optional<ClockReading> clock = open.reading(file, party);
    model.addAttribute("heading", file.heading());
    model.addAttribute("recipient", new Link(name, "/recipients/" + party));
    model.addAttribute("here", here(inquiry, party));
    model.addAttribute("back", "/desk/inquiries/" + inquiry);
    model.addAttribute("papers", papers(file, party));
    model.addAttribute("travels", travels(file, party));
    model.addAttribute("services", services(file, party));
    model.addAttribute("clock", clock.map(it -> ClockWords.of(it.state())).orElse(""));
    model.addAttribute("count", clock.map(ClockWords::count).orElse(List.of()));
    model.addAttribute("because", clock.map(ClockWords::because).orElse(List.of()));
    model.addAttribute("line", clock.flatMap(ClockLines::of).orElse(null));
    model.addAttribute("noClock", noClock(file, party));
    model.addAttribute("address", address == null ? null : address.address());
    model.addAttribute("tolls", openTolls(file, party));
    model.addAttribute(
        "ways", clocks.serviceWays().stream().map(it -> new Link(it.title(), it.id())).toList());
    model.addAttribute("closed", isClosed(file, party));
    model.addAttribute("mayRemind", open.mayRemind(file, party));
    model.addAttribute("mayAct", person.is(Role.CLERK));
    model.addAttribute("today", open.today().toString());
    return forms.show(
        "desk-recipient",
        Words.say("desk.recipient.title", name, file.heading().title()),
        here(inquiry, party),
        problems,
        model);
  }

  private String noClock(InquiryFile file, String party) {
    return open.clocks(file).get(party) instanceof RecipientClocks.Found.NotInPack(var l, var named)
        ? Words.say("desk.clock.not-in-pack", named)
        : "";
  }

  private static boolean isClosed(InquiryFile file, String party) {
    return file.closings().stream()
        .filter(it -> it.party().equals(party))
        .reduce((first, second) -> second)
        .map(InquiryFile.Closing::closed)
        .orElse(false);
  }

  private static List<Paper> papers(InquiryFile file, String party) {
    return file.letters().stream()
        .filter(it -> it.party().equals(party))
        .map(
            letter -> {
              InquiryFile.Mailing mailing = OpenInquiries.mailing(file, letter.mailing());
              return new Paper(
                  letter.id(),
                  Words.say("desk.kind." + mailing.kind().word()),
                  mailing.day().toString(),
                  Words.say("desk.mailing-state." + InquiryDesk.state(mailing)),
                  "/desk/letters/" + letter.deskPdf().hex() + ".pdf",
                  "/desk/letters/" + letter.deskDocx().hex() + ".docx");
            })
        .toList();
  }

  private static List<Travel> travels(InquiryFile file, String party) {
    return file.deliveries().stream()
        .filter(it -> it.party().equals(party))
        .map(
            it ->
                new Travel(
                    it.key(),
                    it.letter(),
                    Words.say("desk.channel." + it.channel().word()),
                    InquiryDesk.words(it.state()),
                    it.state() instanceof DeliveryState.Uncertain,
                    it.accepted() != null,
                    cameBack(it.state()) && DeskPages.isNotSentAgain(file, it),
                    it.isGivenUp(),
                    tries(it)))
        .toList();
  }

  private static boolean cameBack(DeliveryState state) {
    return state instanceof DeliveryState.Refused
        || (state instanceof DeliveryState.Reported(var latest)
            && (latest.kind() == DeliveryState.Report.Kind.BOUNCED
                || latest.kind() == DeliveryState.Report.Kind.RETURNED));
  }

  private static List<Try> tries(InquiryFile.Delivery delivery) {
    List<Try> tries = new ArrayList<>();
    for (InquiryFile.Tried each : delivery.tried()) {
      String number = Integer.toString(each.number());
      String at = AT.format(each.at());
      Outcome outcome = each.outcome();
      tries.add(
          new Try(
              outcome == null
                  ? Words.say("desk.try.open", number, at)
                  : Words.say(
                      outcome.reply().isEmpty() ? "desk.try.silent" : "desk.try",
                      number,
                      at,
                      words(outcome),
                      outcome.reply()),
              each.event()));
      InquiryFile.Settled settled = each.settled();
      if (settled != null) {
        tries.add(
            new Try(
                Words.say(
                    settled.arrived() ? "desk.settled.arrived" : "desk.settled.not-arrived",
                    number,
                    settled.by(),
                    settled.reason()),
                settled.event()));
      }
      InquiryFile.Renewed renewed = each.renewed();
      if (renewed != null) {
        tries.add(
            new Try(
                Words.say("desk.renewed", number, renewed.by(), renewed.reason()),
                renewed.event()));
      }
    }
    return tries;
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> Words.say("desk.try.accepted");
      case Outcome.Refused refused -> Words.say("desk.try.refused");
      case Outcome.Deferred deferred -> Words.say("desk.try.deferred");
      case Outcome.Unknown unknown -> Words.say("desk.try.unknown");
    };
  }

  private static List<Entry> services(InquiryFile file, String party) {
    return file.services().stream()
        .filter(it -> it.party().equals(party))
        .map(it -> new Entry(it.letter(), it.number(), EnteredDesk.words(it)))
        .toList();
  }

  private static List<InquiryFile.Tolling> openTolls(InquiryFile file, String party) {
    return file.tolls().stream()
        .filter(it -> it.party().equals(party) && it.until() == null)
        .filter(
            it ->
                file.tolls().stream()
                    .noneMatch(
                        other ->
                            other.party().equals(party)
                                && other.ends() != null
                                && other.ends() == it.number()))
        .toList();
  }

  /// What comes of an act: back to the page, with what was wrong.
  private String after(
      Person person, String inquiry, String party, List<String> problems, Model model) {
    return problems.isEmpty()
        ? "redirect:" + here(inquiry, party)
        : show(person, open.file(inquiry), party, problems, model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/address")
  String address(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String attention,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String postal,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    Optional<Address> address = RecipientTable.address(attention, email, postal);
    if (address.isEmpty()) {
      reader.refuse(Words.say("desk.address.wrong"));
    }
    List<String> problems =
        address.isEmpty()
            ? reader.problems()
            : DeskForms.problems(addresses.add(party, address.get(), by));
    return after(person, inquiry, party, problems, model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/again")
  String again(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    InquiryFile.Delivery came = delivery(file, party, delivery);
    int revision = OpenInquiries.mailing(file, letter(file, came.letter()).mailing()).revision();
    Addressed address = addresses.of(List.of(party)).get(party);
    if (address == null || address.version() == came.addressVersion()) {
      return after(person, inquiry, party, List.of(Words.say("desk.again.same-address")), model);
    }
    if (!address.address().takes(came.channel())) {
      return after(person, inquiry, party, List.of(Words.say("desk.again.no-address")), model);
    }
    List<String> problems =
        DeskForms.problems(prepared.prepare(inquiry, LetterKind.AGAIN, revision, open.today(), by));
    if (!problems.isEmpty()) {
      return after(person, inquiry, party, problems, model);
    }
    int mailing = open.file(inquiry).mailings().size();
    Acted written = prepared.writeAgain(inquiry, mailing, came.letter(), came.channel(), by);
    problems = DeskForms.problems(written);
    if (problems.isEmpty()) {
      problems = DeskForms.problems(prepared.propose(inquiry, mailing, 1, List.of(), "", by));
    }
    return problems.isEmpty()
        ? "redirect:/desk/inquiries/" + inquiry + "/mailings/" + mailing
        : after(person, inquiry, party, problems, model);
  }

  private static InquiryFile.Delivery delivery(InquiryFile file, String party, String key) {
    return file.deliveries().stream()
        .filter(it -> it.key().equals(key) && it.party().equals(party))
        .findFirst()
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.delivery", key)));
  }

  private static InquiryFile.Letter letter(InquiryFile file, String id) {
    return file.letters().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.letter", id)));
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/settle")
  String settle(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      @RequestParam(defaultValue = "") String arrived,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    delivery(file(inquiry, party), party, delivery);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    if (!Set.of("yes", "no").contains(arrived)) {
      reader.refuse(Words.say("desk.needs", Words.say("desk.arrived")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = DeskForms.problems(deliveries.settle(delivery, arrived.equals("yes"), why, by));
      dispatch.look();
    }
    return after(person, inquiry, party, problems, model);
  }

  /// Has a letter offered further where the site gave up.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/offer")
  String offer(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    delivery(file(inquiry, party), party, delivery);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = DeskForms.problems(deliveries.offerFurther(delivery, why, by));
      dispatch.look();
    }
    return after(person, inquiry, party, problems, model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/report")
  String report(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      @RequestParam(defaultValue = "") String report,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String detail,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    delivery(file(inquiry, party), party, delivery);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("desk.day", day);
    String words = reader.text("desk.detail", detail, 5_000);
    Optional<DeliveryState.Report.Kind> kind = kind(report);
    if (kind.isEmpty()) {
      reader.refuse(Words.say("desk.needs", Words.say("desk.report")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems =
          DeskForms.problems(
              deliveries.report(
                  delivery, new DeliveryState.Report(kind.orElseThrow(), on), words, by));
    }
    return after(person, inquiry, party, problems, model);
  }

  private static Optional<DeliveryState.Report.Kind> kind(String word) {
    for (DeliveryState.Report.Kind kind : DeliveryState.Report.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/service")
  String service(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String letter,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String way,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String proof,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    if (!letter(file, letter).party().equals(party)) {
      throw new NotOnRecord(Words.say("desk.no.letter", letter));
    }
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("desk.day", day);
    String shown = reader.text("desk.proof", proof, 5_000);
    boolean isNumber = of.matches("[1-9][0-9]{0,5}");
    if (said.equals("dispatched")
        ? clocks.serviceWay(way).isEmpty()
        : !isNumber || !Set.of("delivered", "corrected").contains(said)) {
      reader.refuse(Words.say("desk.service.what"));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems =
          DeskForms.problems(
              switch (said) {
                case "dispatched" -> service.dispatched(letter, way, on, shown, by);
                case "delivered" -> service.delivered(letter, Integer.parseInt(of), on, shown, by);
                default -> service.corrected(letter, Integer.parseInt(of), on, shown, by);
              });
    }
    return after(person, inquiry, party, problems, model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/toll")
  String toll(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String ends,
      @RequestParam(defaultValue = "") String authority,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate first = reader.day("desk.from", from);
    LocalDate end = until.isBlank() ? null : reader.day("desk.until", until);
    String what = reader.text("desk.authority", authority, 5_000);
    if (end != null && !end.isAfter(first)) {
      reader.refuse(Words.say("desk.until.after"));
    }
    boolean isOpenToll =
        openTolls(file, party).stream().anyMatch(it -> Integer.toString(it.number()).equals(ends));
    if (!ends.isEmpty() && (!isOpenToll || end == null)) {
      reader.refuse(Words.say("desk.ends.which"));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      Integer of = ends.isEmpty() ? null : Integer.valueOf(ends);
      problems = DeskForms.problems(decisions.toll(inquiry, party, first, end, what, of, by));
    }
    return after(person, inquiry, party, problems, model);
  }

  /// Gives more time, or does not, and writes the letter that says so, which another person
  /// approves.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/extension")
  String extension(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String asked,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "") String authority,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("desk.asked", asked);
    LocalDate to = due.isBlank() ? null : reader.day("desk.new-due", due);
    String wish = reader.text("desk.wanted", wanted, 2_000);
    String what = reader.text("desk.authority", authority, 5_000);
    String why =
        to == null
            ? reader.text("desk.reason", reason, 5_000)
            : reader.textOrNothing("desk.reason", reason, 5_000);
    if (to != null && !why.isEmpty()) {
      reader.refuse(Words.say("desk.extension.reason-of-none"));
    }
    Optional<ClockReading> clock = open.reading(file, party);
    if (clock.isEmpty()) {
      reader.refuse(Words.say("desk.no.clock"));
    }
    if (!reader.problems().isEmpty()) {
      return after(person, inquiry, party, reader.problems(), model);
    }
    LocalDate old = clock.orElseThrow().due();
    LetterWriter.More more =
        new LetterWriter.More(
            on, wish, old == null ? Words.say("desk.no-day") : Days.read(old), to, what, why);
    LetterKind kind = to == null ? LetterKind.EXTENSION_DENIED : LetterKind.EXTENSION_GRANTED;
    return withLetter(
        person,
        file,
        party,
        kind,
        by,
        model,
        "",
        (draft, letter, day, address, number, none) ->
            writer.extension(
                file.heading(), draft, letter, day, address, open.today(), number, more),
        () -> decisions.extend(inquiry, party, on, open.today(), to, what, by));
  }

  /// Writes a letter that reminds, unless another letter is too near or nothing is owed.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/remind")
  String remind(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    Optional<ClockReading> clock = open.reading(file, party);
    LocalDate due = clock.map(ClockReading::due).orElse(null);
    if (due == null || !open.mayRemind(file, party)) {
      return after(person, inquiry, party, List.of(Words.say("desk.remind.not")), model);
    }
    LocalDate today = open.today();
    return withLetter(
        person,
        file,
        party,
        LetterKind.REMINDER,
        by,
        model,
        mailings.code(party, inquiry),
        (draft, letter, day, address, number, code) ->
            writer.reminder(
                file.heading(),
                draft,
                letter,
                day,
                address,
                today,
                number,
                code,
                due,
                today.isAfter(due)),
        null);
  }

  /// Writes a letter that takes the place of the recipient's, from the latest revision.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/replace")
  String replace(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    Optional<InquiryFile.Revision> latest =
        OpenInquiries.latest(file).filter(it -> it.draft().recipients().contains(party));
    if (latest.isEmpty()) {
      reader.refuse(Words.say("desk.replace.not"));
    } else {
      reader.problems(dryRun.stops(file, latest.get(), party));
    }
    if (!reader.problems().isEmpty()) {
      return after(person, inquiry, party, reader.problems(), model);
    }
    return withLetter(
        person,
        file,
        party,
        LetterKind.SUPERSESSION,
        by,
        model,
        mailings.code(party, inquiry),
        (draft, letter, day, address, number, code) ->
            writer.supersession(
                file.heading(),
                latest.get().draft(),
                draft,
                letter,
                day,
                address,
                open.today(),
                number,
                code,
                why),
        null);
  }

  /// Ends the inquiry of a recipient, and writes the letter that says so; or opens it again.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/close")
  String close(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    if (!Set.of("no-evidence", "other", "reopen").contains(how)) {
      reader.refuse(Words.say("desk.needs", Words.say("desk.close")));
    }
    if (!reader.problems().isEmpty()) {
      return after(person, inquiry, party, reader.problems(), model);
    }
    LocalDate today = open.today();
    if (how.equals("reopen")) {
      return after(
          person,
          inquiry,
          party,
          DeskForms.problems(decisions.close(inquiry, party, false, today, why, by)),
          model);
    }
    return withLetter(
        person,
        file,
        party,
        LetterKind.CLOSING,
        by,
        model,
        "",
        (draft, letter, day, address, number, none) ->
            writer.closing(
                file.heading(),
                draft,
                letter,
                day,
                address,
                today,
                number,
                how.equals("no-evidence"),
                why),
        () -> decisions.close(inquiry, party, true, today, why, by));
  }

  /// Fills in a letter that follows another.
  private interface Filling {
    org.proviso.letter.Composition with(
        Draft draft,
        InquiryFile.Letter asked,
        LocalDate askedOn,
        Address address,
        int number,
        String code);
  }

  /// Does something, and proposes the letter that says so; nothing if the letter can not be
  /// written.
  ///
  /// @param code the one-time code of the letter; empty if it has none
  private String withLetter(
      Person person,
      InquiryFile file,
      String party,
      LetterKind kind,
      By by,
      Model model,
      String code,
      Filling filling,
      @Nullable Supplier<Acted> act) {
    String inquiry = file.heading().inquiry();
    Addressed address = addresses.of(List.of(party)).get(party);
    Optional<InquiryFile.Letter> asked = asked(file, party);
    if (address == null || asked.isEmpty()) {
      return after(person, inquiry, party, List.of(Words.say("desk.no.clock")), model);
    }
    InquiryFile.Mailing mailing = OpenInquiries.mailing(file, asked.get().mailing());
    Draft draft = OpenInquiries.draft(file, mailing);
    boolean replaces = kind == LetterKind.SUPERSESSION;
    LetterWriter.Written written =
        writer.write(
            (place, printed) ->
                filling.with(
                    draft,
                    asked.get(),
                    mailing.day(),
                    place,
                    Mailings.nextNumber(file, party),
                    printed),
            party,
            address,
            code,
            replaces ? asked.get().id() : null);
    return switch (written) {
      case LetterWriter.Written.Refused(List<String> issues) ->
          after(person, inquiry, party, issues, model);
      case LetterWriter.Written.Ready(var letter) -> {
        List<String> problems = new ArrayList<>();
        if (act != null) {
          problems.addAll(DeskForms.problems(act.get()));
        }
        int revision = replaces ? file.revisions().size() : mailing.revision();
        if (problems.isEmpty()) {
          problems.addAll(
              DeskForms.problems(prepared.prepare(inquiry, kind, revision, open.today(), by)));
        }
        int number = open.file(inquiry).mailings().size();
        Set<Channel> channels =
            draft.channels().stream()
                .filter(address.address()::takes)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        if (problems.isEmpty()) {
          problems.addAll(
              DeskForms.problems(prepared.write(inquiry, number, List.of(letter), channels, by)));
        }
        if (problems.isEmpty()) {
          problems.addAll(
              DeskForms.problems(prepared.propose(inquiry, number, 1, List.of(), "", by)));
        }
        yield after(person, inquiry, party, problems, model);
      }
    };
  }

  /// Returns the letter that asks the recipient, the last that was approved.
  private static Optional<InquiryFile.Letter> asked(InquiryFile file, String party) {
    return file.letters().stream()
        .filter(it -> it.party().equals(party))
        .filter(
            it -> {
              InquiryFile.Mailing mailing = OpenInquiries.mailing(file, it.mailing());
              InquiryFile.Decision decision = mailing.decision();
              boolean asks =
                  mailing.kind() == LetterKind.DEMAND || mailing.kind() == LetterKind.SUPERSESSION;
              return asks && decision != null && decision.approved();
            })
        .reduce((first, second) -> second);
  }
}
