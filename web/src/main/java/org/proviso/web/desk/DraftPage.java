package org.proviso.web.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.law.fact.Party;
import org.proviso.letter.StandardTemplate;
import org.proviso.pack.Clocks;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.By;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.data.RecipientTable;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What an inquiry asks, and of whom: one form, each saving of which is a revision.
@Controller
final class DraftPage {

  private static final int MOST_RECIPIENTS = 5_000;
  private static final int MOST_ITEMS = 60;
  private static final int SPARE_ITEMS = 3;

  /// What stands in the form.
  record Form(
      String condition,
      String year,
      String rule,
      String way,
      Set<String> channels,
      String consequence,
      String contact,
      List<Draft.Item> items,
      String recipients) {}

  private final OpenInquiries open;
  private final Inquiries inquiries;
  private final Addresses addresses;
  private final DeskForms forms;
  private final Clocks clocks;
  private final Site site;

  DraftPage(
      OpenInquiries open,
      Inquiries inquiries,
      Addresses addresses,
      DeskForms forms,
      Clocks clocks,
      Site site) {
    this.open = open;
    this.inquiries = inquiries;
    this.addresses = addresses;
    this.forms = forms;
    this.clocks = clocks;
    this.site = site;
  }

  @GetMapping("/desk/inquiries/{inquiry}/draft")
  String form(@PathVariable String inquiry, Model model) {
    InquiryFile file = open.file(inquiry);
    Form form = OpenInquiries.latest(file).map(it -> filled(it.draft())).orElseGet(this::empty);
    return show(file, form, List.of(), model);
  }

  private Form empty() {
    return new Form("", "", "", "", Set.of("e-mail", "portal"), "", "", List.of(), "");
  }

  private Form filled(Draft draft) {
    Map<String, Addressed> addresses = this.addresses.of(draft.recipients());
    Map<String, Address> rows = new LinkedHashMap<>();
    for (String party : draft.recipients()) {
      Addressed address = addresses.get(party);
      rows.put(party, address == null ? new Address("", "", null) : address.address());
    }
    return new Form(
        draft.condition(),
        draft.year(),
        draft.countingRule(),
        draft.serviceWay(),
        new TreeSet<>(draft.channels().stream().map(Channel::word).toList()),
        draft.consequence(),
        draft.questionsTo(),
        draft.items(),
        RecipientTable.write(rows));
  }

  private String show(InquiryFile file, Form form, List<String> problems, Model model) {
    String inquiry = file.heading().inquiry();
    List<Draft.Item> items = new ArrayList<>(form.items());
    for (int i = 0; i < SPARE_ITEMS && items.size() < MOST_ITEMS; i++) {
      items.add(new Draft.Item("", "", ""));
    }
    model.addAttribute("heading", file.heading());
    model.addAttribute("form", form);
    model.addAttribute("items", items);
    model.addAttribute(
        "conditions",
        site.pack().law().conditions().stream()
            .filter(it -> it.programme().equals(file.heading().programme()))
            .map(it -> new Link(it.title(), it.id()))
            .toList());
    model.addAttribute("years", years(file.heading().programme()));
    model.addAttribute(
        "ways", clocks.serviceWays().stream().map(it -> new Link(it.title(), it.id())).toList());
    model.addAttribute("states", states());
    model.addAttribute("rounds", site.pack().rounds().stream().map(it -> it.id()).toList());
    return forms.show(
        "desk-draft",
        Words.say("desk.draft.title", file.heading().title()),
        "/desk/inquiries/" + inquiry + "/draft",
        problems,
        model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/draft")
  String save(
      Person person,
      @PathVariable String inquiry,
      @RequestParam MultiValueMap<String, String> given,
      Model model) {
    InquiryFile file = open.file(inquiry);
    By by = forms.by(person, Role.CLERK);
    DeskForms.Reader reader = new DeskForms.Reader();
    Form form = read(file.heading().programme(), given, reader);
    Map<String, Address> recipients = recipients(form, given, reader);
    if (!reader.problems().isEmpty()) {
      return show(file, form, reader.problems(), model);
    }
    Set<Channel> channels =
        form.channels().stream()
            .flatMap(word -> Channel.of(word).stream())
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    Draft draft =
        new Draft(
            form.condition(),
            form.year(),
            form.rule(),
            form.way(),
            LetterWriter.templateName(StandardTemplate.DEMAND),
            channels,
            form.consequence(),
            form.contact(),
            form.items(),
            List.copyOf(recipients.keySet()));
    recipients.forEach(
        (party, address) -> {
          if (!address.attention().isBlank()) {
            addresses.add(party, address, by);
          }
        });
    Acted acted = inquiries.revise(inquiry, draft, by);
    List<String> problems = DeskForms.problems(acted);
    return problems.isEmpty()
        ? "redirect:/desk/inquiries/" + inquiry + "/dry-run"
        : show(file, form, problems, model);
  }

  private List<String> years(String programme) {
    return site.pack().law().programme(programme).map(it -> it.years()).orElse(List.of());
  }

  private Form read(
      String programme, MultiValueMap<String, String> given, DeskForms.Reader reader) {
    Form form =
        new Form(
            reader.text("desk.condition", given.getFirst("condition"), 249),
            reader.text("desk.year", given.getFirst("year"), 249),
            reader.text("desk.rule", given.getFirst("rule"), 249),
            reader.text("desk.way", given.getFirst("way"), 249),
            new LinkedHashSet<>(given.getOrDefault("channel", List.of())),
            reader.text("desk.consequence", given.getFirst("consequence"), 20_000),
            reader.text("desk.contact", given.getFirst("contact"), 2_000),
            items(given, reader),
            String.valueOf(given.getOrDefault("recipients", List.of("")).getFirst()));
    boolean isOfProgramme =
        site.pack()
            .law()
            .condition(form.condition())
            .filter(it -> it.programme().equals(programme))
            .isPresent();
    if (!isOfProgramme) {
      reader.refuse(Words.say("desk.no.condition", form.condition()));
    }
    if (years(programme).stream().noneMatch(year -> year.equals(form.year()))) {
      reader.refuse(Words.say("desk.no.year", form.year()));
    }
    if (!form.rule().isEmpty() && clocks.find(form.rule()).isEmpty()) {
      reader.refuse(
          Words.say("desk.no.rule", form.rule(), String.join(", ", clocks.near(form.rule()))));
    }
    if (!form.way().isEmpty() && clocks.serviceWay(form.way()).isEmpty()) {
      reader.refuse(Words.say("desk.no.way", form.way()));
    }
    if (form.channels().stream().noneMatch(word -> Channel.of(word).isPresent())) {
      reader.refuse(Words.say("desk.no.channel"));
    }
    return form;
  }

  private static List<Draft.Item> items(
      MultiValueMap<String, String> given, DeskForms.Reader reader) {
    List<Draft.Item> items = new ArrayList<>();
    List<String> whats = given.getOrDefault("what", List.of());
    List<String> whos = given.getOrDefault("who", List.of());
    List<String> periods = given.getOrDefault("period", List.of());
    for (int i = 0; i < Math.min(MOST_ITEMS, whats.size()); i++) {
      String what = reader.textOrNothing("desk.what", whats.get(i), 10_000);
      String who = reader.textOrNothing("desk.who", i < whos.size() ? whos.get(i) : "", 2_000);
      String period =
          reader.textOrNothing("desk.period", i < periods.size() ? periods.get(i) : "", 2_000);
      if (!what.isEmpty() || !who.isEmpty() || !period.isEmpty()) {
        if (what.isEmpty() || who.isEmpty() || period.isEmpty()) {
          reader.refuse(Words.say("desk.item.parts", Integer.toString(i + 1)));
        }
        items.add(new Draft.Item(who, period, what));
      }
    }
    if (items.isEmpty()) {
      reader.refuse(Words.say("desk.no.items"));
    }
    return items;
  }

  /// Returns the States that parties of the register lie in, in order.
  private List<String> states() {
    return site.register().parties().stream()
        .map(Party::state)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /// Reads the table of recipients, and adds the addressees of a round of the pack, and everyone of
  /// a State.
  private Map<String, Address> recipients(
      Form form, MultiValueMap<String, String> given, DeskForms.Reader reader) {
    String round = given.getFirst("round");
    String state = given.getFirst("state");
    Map<String, Address> recipients = new TreeMap<>();
    switch (RecipientTable.read(form.recipients(), MOST_RECIPIENTS)) {
      case RecipientTable.Read.Rows(var rows) -> recipients.putAll(rows);
      case RecipientTable.Read.Faults(var faults) -> faults.forEach(reader::refuse);
    }
    if (round != null && !round.isBlank()) {
      site.round(round)
          .addressees()
          .forEach(party -> recipients.putIfAbsent(party, new Address("", "", null)));
    }
    if (state != null && !state.isBlank()) {
      site.register().parties().stream()
          .filter(party -> state.equals(party.state()))
          .forEach(party -> recipients.putIfAbsent(party.id(), new Address("", "", null)));
    }
    if (recipients.size() > MOST_RECIPIENTS) {
      reader.refuse(Words.say("desk.too-many-recipients", Integer.toString(MOST_RECIPIENTS)));
    }
    for (String party : recipients.keySet()) {
      if (site.register().party(party).isEmpty()) {
        reader.refuse(Words.say("desk.no.party", party));
      }
    }
    if (recipients.isEmpty()) {
      reader.refuse(Words.say("desk.no.recipients"));
    }
    return recipients;
  }
}
