package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Draft;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.TriggerEvent;
import org.proviso.letter.Composition;
import org.proviso.letter.Correspondent;
import org.proviso.letter.Fields;
import org.proviso.letter.Letter;
import org.proviso.letter.LetterData;
import org.proviso.letter.LetterIssue;
import org.proviso.letter.PdfWriting;
import org.proviso.letter.StandardTemplate;
import org.proviso.letter.Template;
import org.proviso.letter.Value;
import org.proviso.pack.Clocks;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.InquiryFile;
import org.proviso.store.WrittenLetter;
import org.proviso.web.site.Days;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// Writes the letters of an inquiry from its draft. Thread-safe.
final class LetterWriter {

  /// What writing a letter comes to.
  sealed interface Written {

    /// It can go out.
    record Ready(WrittenLetter letter) implements Written {}

    /// It can not be written.
    ///
    /// @param issues why, each as a sentence
    record Refused(List<String> issues) implements Written {

      public Refused {
        issues = List.copyOf(issues);
      }
    }
  }

  private final Site site;
  private final Clocks clocks;
  private final Office office;

  LetterWriter(Site site, Clocks clocks, Office office) {
    this.site = site;
    this.clocks = clocks;
    this.office = office;
  }

  /// Fills in the letter that asks.
  ///
  /// @param number of the letter among those to its recipient
  /// @param code by which the recipient's people open the portal; what stands there before there is
  ///   one
  Composition demand(
      InquiryFile.Heading inquiry,
      Draft draft,
      String party,
      Address address,
      LocalDate day,
      int number,
      String code) {
    Fields fields =
        common(inquiry, draft, day)
            .with("about", about(draft))
            .with("portal", office.portal())
            .with("code", code)
            .with("consequence", draft.consequence())
            .with("items", items(draft))
            .with("may-extend", true);
    return StandardTemplate.DEMAND
        .read()
        .compose(data(inquiry, party, address, day, number, fields));
  }

  private static List<Fields> items(Draft draft) {
    List<Fields> items = new ArrayList<>();
    for (Draft.Item item : draft.items()) {
      items.add(
          Fields.empty()
              .with("number", Integer.toString(items.size() + 1))
              .with("what", item.what())
              .with("scope", item.period())
              .with("holder", item.who()));
    }
    return items;
  }

  /// Fills in a letter that takes the place of an earlier one.
  ///
  /// @param before what the earlier letter was written from
  /// @param reason why it is replaced
  Composition supersession(
      InquiryFile.Heading inquiry,
      Draft draft,
      Draft before,
      InquiryFile.Letter replaced,
      LocalDate replacedOf,
      Address address,
      LocalDate day,
      int number,
      String code,
      String reason) {
    Fields fields =
        common(inquiry, draft, day)
            .with("replaced", replaced.id())
            .with("replaced-date", Days.read(replacedOf))
            .with("reason", reason)
            .with("portal", office.portal())
            .with("code", code)
            .with("consequence", draft.consequence())
            .with("changes", changes(before, draft))
            .with("items", items(draft));
    return StandardTemplate.SUPERSESSION
        .read()
        .compose(data(inquiry, replaced.party(), address, day, number, fields));
  }

  /// Returns what differs between two revisions, in the order in which a letter has it.
  private List<Fields> changes(Draft before, Draft after) {
    List<Fields> changes = new ArrayList<>();
    change(changes, "desk.change.authority", authority(before), authority(after));
    change(changes, "desk.change.award", about(before), about(after));
    change(changes, "desk.change.rule", rule(before), rule(after));
    int most = Math.max(before.items().size(), after.items().size());
    for (int i = 0; i < most; i++) {
      String place = Words.say("desk.item", Integer.toString(i + 1));
      changed(changes, place, inWords(before, i), inWords(after, i));
    }
    change(changes, "desk.change.consequence", before.consequence(), after.consequence());
    change(changes, "desk.change.contact", before.questionsTo(), after.questionsTo());
    return changes;
  }

  private static String inWords(Draft draft, int index) {
    if (index >= draft.items().size()) {
      return Words.say("desk.change.none");
    }
    Draft.Item item = draft.items().get(index);
    return Words.say("desk.change.item", item.what(), item.who(), item.period());
  }

  private static void change(List<Fields> changes, String place, String before, String after) {
    changed(changes, Words.say(place), before, after);
  }

  private static void changed(List<Fields> changes, String place, String before, String after) {
    if (!before.equals(after)) {
      changes.add(Fields.empty().with("place", place).with("before", before).with("after", after));
    }
  }

  /// Fills in a letter that reminds of another.
  ///
  /// @param due the day due
  /// @param overdue whether it has passed
  Composition reminder(
      InquiryFile.Heading inquiry,
      Draft draft,
      InquiryFile.Letter asked,
      LocalDate askedOn,
      Address address,
      LocalDate day,
      int number,
      String code,
      LocalDate due,
      boolean overdue) {
    List<Fields> open = new ArrayList<>();
    for (Draft.Item item : draft.items()) {
      open.add(
          Fields.empty()
              .with("number", Integer.toString(open.size() + 1))
              .with("what", item.what()));
    }
    Fields fields =
        without(common(inquiry, draft, day), "authority")
            .with("reminded", asked.id())
            .with("reminded-date", Days.read(askedOn))
            .with("due", Days.read(due))
            .with("portal", office.portal())
            .with("code", code)
            .with("consequence", draft.consequence())
            .with("open-items", open)
            .with("overdue", overdue);
    return StandardTemplate.REMINDER
        .read()
        .compose(data(inquiry, asked.party(), address, day, number, fields));
  }

  /// Fills in a letter that ends the inquiry of a recipient.
  Composition closing(
      InquiryFile.Heading inquiry,
      Draft draft,
      InquiryFile.Letter asked,
      LocalDate askedOn,
      Address address,
      LocalDate day,
      int number,
      boolean noEvidence,
      String reason) {
    Fields fields =
        Fields.empty()
            .with("matter", inquiry.title())
            .with("letter", asked.id())
            .with("letter-date", Days.read(askedOn))
            .with("reason", reason)
            .with("considered", Words.say("desk.letter.considered"))
            .with("contact", draft.questionsTo())
            .with("no-evidence", noEvidence)
            .with("obligations", List.<Fields>of());
    return StandardTemplate.CLOSING
        .read()
        .compose(data(inquiry, asked.party(), address, day, number, fields));
  }

  /// Fills in a letter that gives more time, or does not.
  Composition extension(
      InquiryFile.Heading inquiry,
      Draft draft,
      InquiryFile.Letter asked,
      LocalDate askedOn,
      Address address,
      LocalDate day,
      int number,
      More more) {
    Fields fields =
        common(inquiry, draft, day)
            .with("letter", asked.id())
            .with("letter-date", Days.read(askedOn))
            .with("asked-on", Days.read(more.asked()))
            .with("asked-for", more.askedFor())
            .with("authority", more.authority())
            .with("portal", office.portal());
    LocalDate granted = more.granted();
    if (granted != null) {
      return StandardTemplate.EXTENSION_GRANTED
          .read()
          .compose(
              data(
                  inquiry,
                  asked.party(),
                  address,
                  day,
                  number,
                  without(fields, "due")
                      .with("old-due", more.due())
                      .with("new-due", Days.read(granted))
                      .with("whole", true)
                      .with("items", List.<Fields>of())));
    }
    return StandardTemplate.EXTENSION_DENIED
        .read()
        .compose(
            data(
                inquiry,
                asked.party(),
                address,
                day,
                number,
                fields
                    .with("due", more.due())
                    .with("reason", more.reason())
                    .with("consequence", draft.consequence())));
  }

  /// What a letter on more time says.
  ///
  /// @param asked on which day it was asked for
  /// @param askedFor what was asked for, in words
  /// @param due the day that was due, in words
  /// @param granted the day that is due now; null if more time is not given
  /// @param authority by what
  /// @param reason why not; empty if it is given
  record More(
      LocalDate asked,
      String askedFor,
      String due,
      @Nullable LocalDate granted,
      String authority,
      String reason) {}

  private static Fields without(Fields fields, String name) {
    Map<String, Value> rest = new TreeMap<>(fields.values());
    rest.remove(name);
    return Fields.of(rest);
  }

  private Fields common(InquiryFile.Heading inquiry, Draft draft, LocalDate day) {
    return Fields.empty()
        .with("matter", inquiry.title())
        .with("authority", authority(draft))
        .with("due", due(draft, day))
        .with("rule", rule(draft))
        .with("contact", draft.questionsTo());
  }

  private LetterData data(
      InquiryFile.Heading inquiry,
      String party,
      Address address,
      LocalDate day,
      int number,
      Fields fields) {
    List<String> lines = new ArrayList<>();
    String name = site.name(party);
    if (!name.equals(address.attention())) {
      lines.add(name);
    }
    String postal = address.postal();
    if (postal != null) {
      lines.addAll(postal.lines().filter(line -> !line.isBlank()).toList());
    }
    return new LetterData(
        office.sender(),
        new Correspondent(address.attention(), lines),
        inquiry.inquiry() + "/" + party + "/" + number,
        day,
        fields);
  }

  private String authority(Draft draft) {
    String title = site.condition(draft.condition()).title();
    return site.pack()
        .conditionText(draft.condition())
        .filter(text -> !text.isBlank())
        .map(text -> title + ". " + text)
        .orElse(title);
  }

  private String about(Draft draft) {
    return Words.say(
        "desk.letter.about", site.condition(draft.condition()).programme(), draft.year());
  }

  private String rule(Draft draft) {
    String rule =
        clocks.find(draft.countingRule()).map(Clocks.Listed::title).orElse(draft.countingRule());
    String way =
        clocks.serviceWay(draft.serviceWay()).map(it -> it.title()).orElse(draft.serviceWay());
    return Words.say("desk.letter.rule", rule, way);
  }

  /// The day that is due if the letter is served on its date.
  private String due(Draft draft, LocalDate day) {
    Outcome outcome =
        clocks
            .find(draft.countingRule())
            .map(
                rule ->
                    clocks.reckoner().due(rule.example(), new TriggerEvent.OnDay(day), List.of()))
            .orElse(null);
    return outcome instanceof Outcome.DueOn(LocalDate due)
        ? Words.say("desk.letter.due", Days.read(due), Days.read(day))
        : Words.say("desk.letter.due-open");
  }

  /// Fills in a letter, for each of those who read it.
  interface Filling {

    /// Fills it in.
    ///
    /// @param address what stands for the address
    /// @param code what stands for the one-time code
    Composition with(Address address, String code);
  }

  /// Writes a letter: as it goes out, for the desk without its code, and for everybody without its
  /// address either.
  ///
  /// @param code the one-time code; empty if the letter has none
  /// @param replaces identifier of the letter whose place it takes; null if none
  Written write(
      Filling filling, String party, Addressed address, String code, @Nullable String replaces) {
    Address place = address.address();
    String leftOut = Words.say("desk.letter.code-left-out");
    Printed sent = print(filling.with(place, code));
    Printed desk = code.isEmpty() ? sent : print(filling.with(place, leftOut));
    Composition forAll = filling.with(withoutPlace(place, site.name(party)), leftOut);
    if (sent instanceof Printed.Files out
        && desk instanceof Printed.Files shown
        && forAll instanceof Letter open) {
      return new Written.Ready(
          new WrittenLetter(
              party,
              address.version(),
              out.letter().subject(),
              out.letter().toText(),
              out.letter().templateHash(),
              out.letter().dataHash(),
              out.pdf(),
              out.docx(),
              new WrittenLetter.Shown(open.toText(), shown.pdf(), shown.docx()),
              replaces));
    }
    Set<String> issues = new LinkedHashSet<>(issues(forAll));
    for (Printed each : List.of(sent, desk)) {
      if (each instanceof Printed.Not(List<String> found)) {
        issues.addAll(found);
      }
    }
    return new Written.Refused(List.copyOf(issues));
  }

  /// What goes to paper.
  private sealed interface Printed {

    @SuppressWarnings("ArrayRecordComponent") // On their way into a table; nobody compares them.
    record Files(Letter letter, byte[] pdf, byte[] docx) implements Printed {}

    record Not(List<String> issues) implements Printed {}
  }

  private static Printed print(Composition composition) {
    return switch (composition) {
      case Composition.Refused refused -> new Printed.Not(issues(refused));
      case Letter letter ->
          switch (letter.toPdf()) {
            case PdfWriting.Refused(LetterIssue issue) -> new Printed.Not(List.of(issue.render()));
            case PdfWriting.Written pdf -> new Printed.Files(letter, pdf.bytes(), letter.toDocx());
          };
    };
  }

  private static List<String> issues(Composition composition) {
    return switch (composition) {
      case Composition.Refused(List<LetterIssue> issues) ->
          issues.stream().map(LetterIssue::render).toList();
      case Letter letter -> List.of();
    };
  }

  /// Returns what stands for an address in what everybody may read. Whoever it is to the attention
  /// of may be a person, so the recipient stands there.
  private static Address withoutPlace(Address address, String name) {
    String nowhere = Words.say("desk.letter.address-left-out");
    return new Address(
        name, address.postal() == null ? null : nowhere, address.email() == null ? null : nowhere);
  }

  /// Returns what the templates are called, by the kinds of letters that they are for.
  static String templateName(StandardTemplate standard) {
    Template template = standard.read();
    return template.id() + "@" + template.version();
  }
}
