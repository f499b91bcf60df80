package org.proviso.web.recipient;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Programme;
import org.proviso.law.fact.Party;
import org.proviso.law.proof.Headline;
import org.proviso.pack.Round;
import org.proviso.web.data.Csv;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The list of all dockets, filtered and sorted as its address says.
@Controller
final class RecipientListPage {

  private static final int SHOWN = 200;

  /// How many answers a page looks at for those that are asked for: each takes about a millisecond.
  private static final int LOOKED_AT = 1_000;

  private static final String ANY = "";

  /// What a list may be sorted by; the first is the order of the register.
  private static final List<String> SORTS = List.of("record", "name", "state", "kind", "letters");

  /// Whether an order bars enforcement of some condition against the recipient on the day.
  private static final List<String> ORDERS = List.of(ANY, "yes", "no");

  /// A recipient in the list.
  record Listed(Named recipient, String kind, String state, String within, List<Named> rounds) {}

  /// Something to choose in the form.
  record Choice(String id, String text) {}

  /// What is asked for: everything where a part is empty.
  ///
  /// @param programme one under which the recipient has an award on record
  record Filter(
      String state, String kind, String programme, String order, String sort, String after) {

    /// Returns it as the address of a page has it, without where the page begins.
    String query() {
      return part("state", state)
          + part("kind", kind)
          + part("programme", programme)
          + part("order", order)
          + (sort.equals(SORTS.getFirst()) ? "" : part("sort", sort));
    }

    private static String part(String name, String value) {
      return value.isEmpty() ? "" : "&" + name + "=" + Links.query(value);
    }
  }

  /// @param said how many there are, in words
  /// @param more the address of those that follow; null if there are none
  record View(
      Filter filter,
      List<Listed> recipients,
      String said,
      String csv,
      @Nullable String more,
      List<Choice> states,
      List<Choice> kinds,
      List<Choice> programmes,
      List<Choice> orders,
      List<Choice> sorts) {}

  private final Site site;
  private final TreeSet<String> states = new TreeSet<>();
  private final TreeSet<String> kinds = new TreeSet<>();
  private final Map<String, List<Round>> rounds = new HashMap<>();

  RecipientListPage(Site site) {
    this.site = site;
    for (Party party : site.register().parties()) {
      kinds.add(party.kind());
      states.add(state(party));
    }
    states.remove("");
    for (Round round : site.pack().rounds()) {
      for (String party : new TreeSet<>(round.addressees())) {
        rounds.computeIfAbsent(party, absent -> new ArrayList<>()).add(round);
      }
    }
  }

  @GetMapping("/recipients")
  String list(Reading reading, Parameters parameters, Model model) {
    Filter filter = filter(parameters);
    parameters.check();
    Part part = part(filter, reading);
    List<Party> shown = part.parties();
    String next = part.next();
    String query = "?" + reading.query() + filter.query();
    String address = "/recipients" + query;
    model.addAttribute(
        "view",
        new View(
            filter,
            shown.stream().map(party -> listed(party, reading)).toList(),
            Words.say(
                next != null || !filter.after().isEmpty() ? "recipients.part" : "recipients.all",
                shown.size()),
            "/recipients.csv" + query,
            next == null ? null : address + "&after=" + Links.query(next),
            choices(states, Function.identity()),
            choices(kinds, Function.identity()),
            site.pack().law().programmes().stream()
                .map((Programme each) -> new Choice(each.id(), each.title()))
                .toList(),
            choices(ORDERS.subList(1, ORDERS.size()), key -> Words.say("recipients.order." + key)),
            choices(SORTS, key -> Words.say("recipients.sort." + key))));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("recipients.title"),
            "recipients",
            filter.after().isEmpty() ? address : address + "&after=" + Links.query(filter.after()),
            reading));
    return "recipients";
  }

  /// A part of the list.
  ///
  /// @param next after which recipient the next part begins; null if there is none
  private record Part(List<Party> parties, @Nullable String next) {}

  private Part part(Filter filter, Reading reading) {
    List<Party> following =
        parties(filter)
            .dropWhile(party -> !filter.after().isEmpty() && !party.id().equals(filter.after()))
            .skip(filter.after().isEmpty() ? 0 : 1)
            .limit(LOOKED_AT + 1L)
            .toList();
    List<Party> found = new ArrayList<>();
    int looked = 0;
    for (Party party : following.subList(0, Math.min(LOOKED_AT, following.size()))) {
      if (found.size() == SHOWN) {
        break;
      }
      looked++;
      if (isAskedFor(party, filter, reading)) {
        found.add(party);
      }
    }
    return new Part(found, looked < following.size() ? following.get(looked - 1).id() : null);
  }

  /// All rows of the list, on however many pages it stands.
  @GetMapping("/recipients.csv")
  ResponseEntity<String> csv(Reading reading, Parameters parameters) {
    Filter filter = filter(parameters);
    parameters.check();
    List<List<String>> rows =
        parties(filter)
            .filter(party -> isAskedFor(party, filter, reading))
            .map(
                party ->
                    List.of(
                        party.id(),
                        party.name(),
                        party.kind(),
                        state(party),
                        within(party),
                        String.join(" ", roundsOf(party).stream().map(Round::id).toList())))
            .toList();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"recipients.csv\"")
        .body(Csv.of(List.of("party", "name", "kind", "state", "within", "rounds"), rows));
  }

  private Filter filter(Parameters parameters) {
    String after = parameters.text("after");
    if (!after.isEmpty()) {
      site.party(after);
    }
    return new Filter(
        parameters.oneOf("state", withAny(states)),
        parameters.oneOf("kind", withAny(kinds)),
        parameters.oneOf(
            "programme",
            withAny(site.pack().law().programmes().stream().map(Programme::id).toList())),
        parameters.oneOf("order", ORDERS),
        parameters.oneOf("sort", SORTS),
        after);
  }

  private static List<String> withAny(Iterable<String> values) {
    List<String> all = new ArrayList<>(List.of(ANY));
    values.forEach(all::add);
    return all;
  }

  /// The recipients asked for, but for what takes answers.
  private Stream<Party> parties(Filter filter) {
    Stream<Party> found =
        site.register().parties().stream()
            .filter(party -> filter.state().isEmpty() || filter.state().equals(party.state()))
            .filter(party -> filter.kind().isEmpty() || filter.kind().equals(party.kind()))
            .filter(party -> filter.programme().isEmpty() || hasAward(party, filter.programme()));
    return switch (filter.sort()) {
      case "name" -> found.sorted(Comparator.comparing(Party::name, byWords()));
      case "state" -> found.sorted(Comparator.comparing(RecipientListPage::state));
      case "kind" -> found.sorted(Comparator.comparing(Party::kind));
      case "letters" ->
          found.sorted(Comparator.comparingInt((Party party) -> roundsOf(party).size()).reversed());
      default -> found;
    };
  }

  private boolean hasAward(Party party, String programme) {
    return site.awards(party.id()).stream()
        .anyMatch(subject -> subject.programme().equals(programme) && subject.award().id() != null);
  }

  private boolean isAskedFor(Party party, Filter filter, Reading reading) {
    return filter.order().isEmpty() || isBarred(party, reading) == filter.order().equals("yes");
  }

  private static Comparator<Object> byWords() {
    return Collator.getInstance(Locale.ENGLISH);
  }

  private boolean isBarred(Party party, Reading reading) {
    return site.answers(party.id(), reading.asking()).verdicts().values().stream()
        .anyMatch(verdicts -> verdicts.at(reading.on()).headline() == Headline.BARRED);
  }

  private static String state(Party party) {
    String state = party.state();
    return state == null ? "" : state;
  }

  private String within(Party party) {
    String within = party.within();
    return within == null ? "" : site.name(within);
  }

  private List<Round> roundsOf(Party party) {
    return rounds.getOrDefault(party.id(), List.of());
  }

  private Listed listed(Party party, Reading reading) {
    return new Listed(
        new Named(party.id(), party.name(), Links.recipient(party.id(), reading)),
        party.kind(),
        state(party),
        within(party),
        roundsOf(party).stream()
            .map(round -> new Named(round.id(), round.id(), Links.inquiry(round.id(), reading)))
            .toList());
  }

  private static List<Choice> choices(Iterable<String> ids, Function<String, String> text) {
    List<Choice> choices = new ArrayList<>();
    ids.forEach(id -> choices.add(new Choice(id, text.apply(id))));
    return choices;
  }
}
