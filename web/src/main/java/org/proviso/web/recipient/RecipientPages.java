package org.proviso.web.recipient;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.Section;
import org.proviso.pack.answers.DayTable;
import org.proviso.store.Corrections;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.proviso.store.MatterFile;
import org.proviso.store.Matters;
import org.proviso.store.PublishedEntry;
import org.proviso.store.RegisterStore;
import org.proviso.web.matter.MatterView;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.picture.PartyLanes;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Checked;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Particulars;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A recipient: the answers of a day, its docket, letters, awards and policies.
@Controller
final class RecipientPages {

  private static final int ENTRIES_SHOWN = 50;
  private static final Set<DocketEntry.Side> BOTH =
      Set.of(DocketEntry.Side.GRANTOR, DocketEntry.Side.RECIPIENT);

  /// An answer of the day.
  record Holds(
      String condition,
      String year,
      String title,
      AnswerLook look,
      String href,
      @Nullable Checked checked) {}

  /// An award.
  record Granted(
      String number,
      String programme,
      String year,
      String offered,
      String accepted,
      String amount,
      Provenances from) {}

  /// A rule that the recipient made for its own officers.
  record Rule(
      String title,
      @Nullable Named holder,
      String from,
      String until,
      String says,
      Provenances by) {}

  /// A letter.
  record Letter(String date, Named round, String ask, String deadline) {}

  /// An entry of the docket.
  ///
  /// @param about what it is about; null if it has no page
  record Entered(
      int number,
      String day,
      String side,
      String kind,
      String title,
      String text,
      @Nullable Named about,
      List<Provenances.Found> sources,
      String mark,
      boolean isDoubtful,
      List<String> caveats,
      @Nullable String corrected,
      @Nullable String corrects) {}

  /// The docket, or the part of it that is shown.
  ///
  /// @param more the address of the entries that follow; null if there are none
  /// @param withdrawn what was public once, each as a sentence
  record Listing(
      List<Entered> entries, Picture lanes, @Nullable String more, List<String> withdrawn) {}

  /// Something to choose in a form.
  record Choice(String id, String text) {}

  /// The last entry of a side.
  ///
  /// @param id the side as an address has it
  /// @param entry null if there is none
  record Latest(String id, String side, @Nullable Entered entry, @Nullable String href) {}

  /// @param latest the latest entry of each side, so that both are seen first
  /// @param matters those that are public
  /// @param overridden steps that were taken against the procedure in any other
  record View(
      Party party,
      DocketFilter filter,
      Listing docket,
      List<Latest> latest,
      List<MatterView> matters,
      List<MatterView.TakenRow> overridden,
      @Nullable Named within,
      List<Holds> holds,
      List<Checked> legend,
      List<Letter> letters,
      List<Granted> awards,
      List<Rule> policies,
      String note,
      @Nullable Provenances from) {}

  private final Site site;
  private final Docket docket;
  private final Corrections corrections;
  private final RegisterStore registers;
  private final Particulars particulars;
  private final Matters matters;
  private final MatterViews views;
  private final Map<String, String> kinds = new HashMap<>();

  RecipientPages(
      Site site,
      Docket docket,
      Corrections corrections,
      RegisterStore registers,
      Particulars particulars,
      Matters matters,
      MatterViews views) {
    this.site = site;
    this.docket = docket;
    this.corrections = corrections;
    this.registers = registers;
    this.particulars = particulars;
    this.matters = matters;
    this.views = views;
    docket.kinds().forEach(label -> kinds.put(label.kind(), label.label()));
  }

  @GetMapping("/recipients/{id}")
  String recipient(@PathVariable String id, Reading reading, Parameters parameters, Model model) {
    Party party = site.party(id);
    Integer first = parameters.number("from-entry", 1, Integer.MAX_VALUE);
    DocketFilter filter = DocketFilter.of(parameters, kinds.keySet());
    parameters.check();
    String address = Links.recipient(id, reading) + filter.query();
    View view = view(party, filter, first, reading);
    model.addAttribute("view", view);
    model.addAttribute("rows", view.docket().lanes().table());
    model.addAttribute("sides", sides());
    model.addAttribute(
        "kinds",
        kinds.entrySet().stream()
            .map(kind -> new Choice(kind.getKey(), kind.getValue()))
            .sorted(Comparator.comparing(Choice::text))
            .toList());
    model.addAttribute(
        "frame",
        site.frame(
            party.name(),
            "recipients",
            first == null ? address : address + "&from-entry=" + first,
            reading));
    return "recipient";
  }

  private static List<Choice> sides() {
    return Arrays.stream(DocketEntry.Side.values())
        .map(side -> new Choice(DocketFilter.word(side), Words.say("docket.side." + side)))
        .toList();
  }

  private View view(Party party, DocketFilter filter, @Nullable Integer first, Reading reading) {
    String within = party.within();
    List<MatterFile> files = matters.published(party.id());
    return new View(
        party,
        filter,
        listing(party, filter, first, reading),
        latest(party, reading),
        files.stream()
            .filter(MatterFile::isPublic)
            .map(file -> views.view(file, reading.on()))
            .toList(),
        files.stream()
            .filter(file -> !file.isPublic())
            .flatMap(file -> file.steps().stream())
            .map(each -> views.taken(each, reading.on()))
            .toList(),
        within == null
            ? null
            : new Named(within, site.name(within), Links.recipient(within, reading)),
        holds(party, reading),
        legend(party, reading),
        letters(party, reading),
        awards(party),
        policies(party, reading),
        particulars.of(party.id()).map(PartyDetails::note).orElse(""),
        particulars
            .of(party.id())
            .map(details -> Provenances.of(site.pack(), details.provenance()))
            .orElse(null));
  }

  private Listing listing(
      Party party, DocketFilter filter, @Nullable Integer first, Reading reading) {
    Integer after = first == null || first == 1 ? null : first - 1;
    Docket.Page page =
        docket.page(
            new Docket.PageOf(
                party.id(),
                Docket.Order.OLDEST_FIRST,
                filter.days(),
                filter.sides(),
                filter.kind(),
                after,
                ENTRIES_SHOWN));
    Map<Integer, Integer> corrected = corrections.corrected(party.id());
    List<PartyLanes.Entry> marks = new ArrayList<>();
    for (PublishedEntry each : page.entries()) {
      marks.add(
          new PartyLanes.Entry(
              each.number(),
              each.entry().day(),
              lane(each.entry().side()),
              each.entry().title(),
              "#entry-" + each.number()));
    }
    PartyLanes lanes =
        new PartyLanes(
            "lanes", Words.say("lanes.caption", party.name()), site.shown(), reading.on(), marks);
    return new Listing(
        page.entries().stream().map(each -> entered(each, corrected, reading)).toList(),
        lanes.draw(),
        page.more()
            ? Links.recipient(party.id(), reading)
                + filter.query()
                + "&from-entry="
                + (page.entries().getLast().number() + 1)
                + "#docket-title"
            : null,
        corrections.withdrawn(party.id()).stream()
            .map(
                it ->
                    Words.say(
                        "docket.withdrawn.entry",
                        Integer.toString(it.number()),
                        Days.read(it.day()),
                        Days.read(LocalDate.ofInstant(it.withdrawn(), ZoneOffset.UTC)),
                        it.reason()))
            .toList());
  }

  private static PartyLanes.Lane lane(DocketEntry.Side side) {
    return switch (side) {
      case GRANTOR -> PartyLanes.Lane.GRANTOR;
      case RECIPIENT -> PartyLanes.Lane.RECIPIENT;
      case COURT -> PartyLanes.Lane.COURTS;
      case OTHER -> PartyLanes.Lane.OTHER;
    };
  }

  /// The last entry of each side, of grantor and recipient even if there is none: an even show of
  /// both.
  private List<Latest> latest(Party party, Reading reading) {
    Map<DocketEntry.Side, PublishedEntry> last = new EnumMap<>(DocketEntry.Side.class);
    Docket.Page newest =
        docket.page(
            new Docket.PageOf(
                party.id(), Docket.Order.NEWEST_FIRST, Span.ALWAYS, null, ENTRIES_SHOWN));
    newest.entries().forEach(each -> last.putIfAbsent(each.entry().side(), each));
    boolean complete = !newest.more();
    List<Latest> latest = new ArrayList<>();
    for (DocketEntry.Side side : DocketEntry.Side.values()) {
      PublishedEntry found = last.get(side);
      PublishedEntry entry = found != null || complete ? found : lastOf(party, side);
      if (entry != null || BOTH.contains(side)) {
        latest.add(
            new Latest(
                DocketFilter.word(side),
                Words.say("docket.side." + side),
                entry == null ? null : entered(entry, Map.of(), reading),
                entry == null
                    ? null
                    : Links.entry(party.id(), String.valueOf(entry.number()), reading)));
      }
    }
    return latest;
  }

  private @Nullable PublishedEntry lastOf(Party party, DocketEntry.Side side) {
    return docket
        .page(
            new Docket.PageOf(
                party.id(), Docket.Order.NEWEST_FIRST, Span.ALWAYS, Set.of(side), null, null, 1))
        .entries()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private Entered entered(
      PublishedEntry published, Map<Integer, Integer> corrected, Reading reading) {
    DocketEntry entry = published.entry();
    String question = entry.dayQuestion();
    Integer by = corrected.get(published.number());
    Integer corrects = entry.corrects();
    return new Entered(
        published.number(),
        Days.written(entry.day()) + (question == null ? "" : " (" + question + ")"),
        Words.say("docket.side." + entry.side()),
        kinds.getOrDefault(entry.kind(), entry.kind()),
        entry.title(),
        entry.text(),
        about(entry.about(), reading),
        entry.sources().stream()
            .map(each -> Provenances.Found.of(each.id(), each.where()))
            .toList(),
        Provenances.inWords(entry.mark()),
        entry.mark() != Mark.V1,
        entry.caveats(),
        by == null ? null : by.toString(),
        corrects == null ? null : corrects.toString());
  }

  private static @Nullable Named about(DocketEntry.@Nullable About about, Reading reading) {
    if (about == null) {
      return null;
    }
    return switch (about.kind()) {
      case "act" -> new Named(about.id(), about.id(), Links.act(about.id(), reading));
      case "round" ->
          new Named(
              about.id(),
              Words.say("inquiry.name", about.id()),
              Links.inquiry(about.id(), reading));
      case "inquiry" ->
          new Named(
              about.id(),
              Words.say("inquiry.conducted", about.id()),
              Links.conducted(about.id(), reading));
      case "condition" -> new Named(about.id(), about.id(), Links.condition(about.id(), reading));
      default -> null;
    };
  }

  private List<Holds> holds(Party party, Reading reading) {
    DayTable table = DayTable.of(List.of(site.answers(party.id(), reading.asking())), reading.on());
    List<Holds> holds = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      var column = table.columns().get(i);
      holds.add(
          new Holds(
              column.condition().id(),
              Words.year(column.year()),
              column.condition().title(),
              AnswerLook.of(table.rows().getFirst().cells().get(i).headline()),
              Links.answer(column.condition().id(), party.id(), column.year(), reading),
              Checked.of(site.checked(party.id(), column, reading))));
    }
    return holds;
  }

  private List<Checked> legend(Party party, Reading reading) {
    DayTable table = DayTable.of(List.of(site.answers(party.id(), reading.asking())), reading.on());
    return Checked.legend(
        table.columns().stream().map(column -> site.checked(party.id(), column, reading)).toList());
  }

  private List<Letter> letters(Party party, Reading reading) {
    return site.pack().rounds().stream()
        .filter(round -> round.addressees().contains(party.id()))
        .map(
            round ->
                new Letter(
                    Days.written(round.date()),
                    new Named(
                        round.id(),
                        Words.say("inquiry.name", round.id()),
                        Links.inquiry(round.id(), reading)),
                    round.ask(),
                    Days.written(round.deadline())))
        .toList();
  }

  private List<Granted> awards(Party party) {
    return site.awards(party.id()).stream()
        .filter(subject -> subject.award().id() != null)
        .map(this::granted)
        .toList();
  }

  private Granted granted(Subject subject) {
    Award award = subject.award();
    String number = Objects.requireNonNull(award.id());
    return new Granted(
        number,
        subject.programme(),
        Words.year(subject.year()),
        Days.written(award.offered()),
        acceptance(award.acceptance()),
        Money.inWords(award.cents()),
        registers
            .provenance(Section.AWARDS, number)
            .map(from -> Provenances.of(site.pack(), from))
            .orElseThrow());
  }

  private static String acceptance(Award.Acceptance acceptance) {
    return switch (acceptance) {
      case Award.Acceptance.On(var day) -> Days.written(day);
      case Award.Acceptance.By(var day) -> Words.say("accepted.by", Days.written(day));
      case Award.Acceptance.Never() -> Words.say("accepted.never");
      case Award.Acceptance.NotKnown() -> Words.say("accepted.not-known");
    };
  }

  private List<Rule> policies(Party party, Reading reading) {
    List<Rule> rules = new ArrayList<>();
    for (Policy policy : site.register().policies()) {
      boolean own = policy.holder().equals(party.id());
      boolean reaches =
          policy.reachesWithin() && site.register().isWithin(party.id(), policy.holder());
      if ((own || reaches) && policy.entry().countsAt(reading.known())) {
        rules.add(
            new Rule(
                policy.title(),
                own
                    ? null
                    : new Named(
                        policy.holder(),
                        site.name(policy.holder()),
                        Links.recipient(policy.holder(), reading)),
                Days.written(policy.inForce().from()),
                Days.written(policy.inForce().until()),
                features(policy),
                registers
                    .provenance(Section.POLICIES, policy.id())
                    .map(from -> Provenances.of(site.pack(), from))
                    .orElseThrow()));
      }
    }
    return rules;
  }

  private static String features(Policy policy) {
    return String.join(
        "; ",
        policy.features().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(feature -> !feature.getValue().isEmpty())
            .map(feature -> feature.getKey() + ": " + String.join(", ", feature.getValue()))
            .toList());
  }
}
