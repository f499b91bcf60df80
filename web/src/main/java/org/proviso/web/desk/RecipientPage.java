package org.proviso.web.desk;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.pack.Clocks;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.InquiryFile;
import org.proviso.store.RecipientClocks;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.clock.ClockLines;
import org.proviso.web.clock.ClockWords;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.ui.Model;

/// What the page of one recipient of an inquiry shows, and the way back to it after each act of the
/// desk on that recipient. Thread-safe.
final class RecipientPage {

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
  private final Reminding reminding;
  private final DeskForms forms;
  private final Clocks clocks;
  private final Site site;

  RecipientPage(
      OpenInquiries open,
      Addresses addresses,
      Reminding reminding,
      DeskForms forms,
      Clocks clocks,
      Site site) {
    this.open = open;
    this.addresses = addresses;
    this.reminding = reminding;
    this.forms = forms;
    this.clocks = clocks;
    this.site = site;
  }

  private static String here(String inquiry, String party) {
    return "/desk/inquiries/" + inquiry + "/recipients/" + party;
  }

  /// Returns the inquiry of a recipient.
  ///
  /// @throws NotOnRecord if there is no such inquiry, or it is not of the party
  InquiryFile file(String inquiry, String party) {
    InquiryFile file = open.file(inquiry);
    OpenInquiries.mustBeOf(file, party);
    return file;
  }

  /// Returns the page.
  ///
  /// @param problems what was wrong with a form; empty if nothing was
  String show(Person person, InquiryFile file, String party, List<String> problems, Model model) {
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
    model.addAttribute("mayRemind", reminding.mayRemind(file, party));
    model.addAttribute("mayAct", person.is(Role.CLERK));
    model.addAttribute("today", open.today().toString());
    return forms.show(
        "desk-recipient",
        Words.say("desk.recipient.title", name, file.heading().title()),
        here(inquiry, party),
        problems,
        model);
  }

  /// What comes of an act: back to the page, with what was wrong.
  String after(Person person, String inquiry, String party, List<String> problems, Model model) {
    return problems.isEmpty()
        ? "redirect:" + here(inquiry, party)
        : show(person, open.file(inquiry), party, problems, model);
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
                  isLeftOut(file, letter)
                      ? Words.say("desk.mailing-state.left-out")
                      : Words.say("desk.mailing-state." + InquiryDesk.state(mailing)),
                  "/desk/letters/" + letter.deskPdf().hex() + ".pdf",
                  "/desk/letters/" + letter.deskDocx().hex() + ".docx");
            })
        .toList();
  }

  private static boolean isLeftOut(InquiryFile file, InquiryFile.Letter letter) {
    return file.deliveries().stream()
        .anyMatch(
            it -> it.letter().equals(letter.id()) && it.state() instanceof DeliveryState.LeftOut);
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

  /// Returns the tolls of a recipient that nothing ended.
  static List<InquiryFile.Tolling> openTolls(InquiryFile file, String party) {
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

  /// @throws NotOnRecord if the recipient has no such delivery
  static InquiryFile.Delivery delivery(InquiryFile file, String party, String key) {
    return file.deliveries().stream()
        .filter(it -> it.key().equals(key) && it.party().equals(party))
        .findFirst()
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.delivery", key)));
  }

  /// @throws NotOnRecord if the inquiry has no such letter
  static InquiryFile.Letter letter(InquiryFile file, String id) {
    return file.letters().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.letter", id)));
  }
}
