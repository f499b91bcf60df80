package org.proviso.web.evidence;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.Coding;
import org.proviso.docket.review.ItemList;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Standing;
import org.proviso.docket.review.StandingKind;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.Places;
import org.proviso.evidence.search.Question;
import org.proviso.store.ReviewFile;
import org.proviso.store.ReviewFile.CodingMade;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.store.ReviewLists;
import org.proviso.store.Reviewed;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.Counts;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;

/// What pages show of the review.
final class ReviewDesk {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ReviewLists lists;

  ReviewDesk(ReviewLists lists) {
    this.lists = lists;
  }

  Optional<EvidenceCollection> collection(String store) {
    return lists.collection(store);
  }

  /// @throws NotOnRecord if the store is attached to no inquiry
  EvidenceCollection attached(String store) {
    return collection(store).orElseThrow(() -> new NotOnRecord(Words.say("evidence.not-attached")));
  }

  List<DemandItem> demandItems(EvidenceCollection collection) {
    return lists.demandItems(collection.inquiry(), collection.party());
  }

  /// A question with what readers said taken into account.
  ///
  /// @param problems why it asks for other documents than it should; empty if it does not
  record Asking(Question question, List<String> problems) {}

  /// Returns the question that a page of hits asks.
  ///
  /// @param reader who is not to find by its code what waits for a second reader; null if what is
  ///   found is but counted
  Asking question(EvidenceStores.Store store, AskedFor asked, int most, @Nullable Person reader)
      throws IOException {
    List<String> problems = new ArrayList<>();
    Question question = new Question(asked.words(), asked.narrowed(), asked.from(), most);
    if (!asked.tag().isEmpty()) {
      question =
          question.within(
              here(store, lists.tagged(store.name(), asked.tag(), ItemList.MOST), problems));
    }
    StandingFilter filter = StandingFilter.of(asked.standing()).orElse(null);
    if (asked.item() > 0 && filter != null) {
      Set<StandingKind> kinds =
          filter == StandingFilter.NOT_READ ? StandingFilter.read() : filter.kinds();
      List<ItemName> coded = lists.at(store.name(), asked.item(), kinds, ItemList.MOST);
      Set<Location> found = here(store, coded, problems);
      if (filter == StandingFilter.NOT_READ) {
        question = question.without(found);
      } else {
        Set<Location> both = new HashSet<>(found);
        question.within().ifPresent(both::retainAll);
        if (filter.tellsACode() && reader != null && reader.is(Role.REVIEWER)) {
          waiting(store.name(), asked.item(), reader).forEach(both::remove);
        }
        question = question.within(both);
      }
    }
    return new Asking(question, problems);
  }

  private List<Location> waiting(String store, int item, Person reader) {
    return lists.forSecondReader(store, item, reader.account(), false, ItemList.MOST).stream()
        .map(each -> Location.parse(each.location()))
        .toList();
  }

  /// Returns where items of the review are now: what has other bytes by now is another item.
  private static Set<Location> here(
      EvidenceStores.Store store, List<ItemName> items, List<String> problems) throws IOException {
    if (items.size() >= ItemList.MOST) {
      problems.add(Words.say("evidence.cut-list", Counts.inWords(ItemList.MOST)));
    }
    Map<Location, Digest> named = new HashMap<>();
    items.forEach(item -> named.put(Location.parse(item.location()), item.sha256()));
    Question those = Question.of("").withCopies().within(named.keySet());
    return switch (store.index().places(those, ItemList.MOST)) {
      case Places.All(List<Places.Place> places) ->
          places.stream()
              .filter(
                  place -> place.sha256().equals(Optional.ofNullable(named.get(place.location()))))
              .map(Places.Place::location)
              .collect(Collectors.toUnmodifiableSet());
      case Places.TooMany(long total) -> Set.of();
      case Places.NoQuestion(String why) -> Set.of();
    };
  }

  /// Returns what hits are for each demand item, and their tags, in words; those of which nothing
  /// was said are not there. Of what waits for a second reader whoever may be that one is told no
  /// more than that it waits.
  Map<ItemName, List<String>> said(
      EvidenceCollection collection, List<ItemName> items, Person person) {
    Map<ItemName, List<String>> said = new HashMap<>();
    Set<ItemName> blind = new HashSet<>();
    lists
        .standings(collection.name(), items)
        .forEach(
            (item, standings) -> {
              List<String> lines = new ArrayList<>();
              standings.forEach(
                  (number, standing) -> {
                    if (isDue(standing, person)) {
                      blind.add(item);
                      lines.add(line(number, Words.say("evidence.standing.waits")));
                    }
                  });
              if (lines.isEmpty()) {
                standings.forEach(
                    (number, standing) -> lines.add(line(number, kind(standing.kind()))));
              }
              said.put(item, lines);
            });
    lists
        .tags(collection.name(), items)
        .forEach(
            (item, tags) -> {
              if (!blind.contains(item)) {
                tags.forEach(
                    tag -> said.computeIfAbsent(item, key -> new ArrayList<>()).add("#" + tag));
              }
            });
    return said;
  }

  private static String line(int number, String what) {
    return Words.say("evidence.for-item", Integer.toString(number), what);
  }

  /// Tells whether a person may be the second reader for whom an item waits, and so is not told
  /// what the first said.
  private static boolean isDue(Standing standing, Person person) {
    return person.is(Role.REVIEWER)
        && standing.kind().wantsAnotherReader()
        && standing instanceof Standing.ReadByOne(Coding coding)
        && !coding.reader().equals(person.account());
  }

  List<String> tags(String store) {
    return List.copyOf(lists.tags(store).keySet());
  }

  /// Returns what a demand item asks, in a line.
  static String text(DemandItem item) {
    return Words.say(
        "evidence.asked", item.asked().what(), item.asked().who(), item.asked().period());
  }

  static String code(Code code) {
    return Words.say("evidence.code." + code.word());
  }

  static String kind(StandingKind kind) {
    Code code = kind.code();
    return Words.say(
        "evidence.standing." + kind.degree().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        code == null ? "" : code(code));
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /// Returns the words for why nothing was done; empty if it was.
  static List<String> problems(Reviewed reviewed) {
    return switch (reviewed) {
      case Reviewed.Done done -> List.of();
      case Reviewed.Refused(Reviewed.Reason reason) ->
          List.of(Words.say("evidence.refused." + reason));
    };
  }

  /// Returns what was said of an item. A second reader, and whoever may be the one for whom it
  /// waits, is told of nobody else, neither for other demand items, since tags, notes and codes
  /// give away what the first thought.
  ReviewView view(EvidenceCollection collection, ItemName item, Person person, Reading reading) {
    ReviewFile.ItemFile file = lists.item(collection.name(), item);
    List<DemandItem> demands = demandItems(collection);
    if (reading.isSecond()) {
      return hidden(file, demands, person, Words.say("evidence.second.hidden"));
    }
    if (demands.stream().anyMatch(each -> isDue(file, each, person))) {
      return hidden(file, demands, person, Words.say("evidence.second.due"));
    }
    return new ReviewView(
        demands.stream().map(each -> asked(collection.name(), item, file, each, person)).toList(),
        List.copyOf(file.tags().keySet()),
        file.notes().stream().map(note -> note(note, person)).toList());
  }

  /// Who coded it once is not due, even if the coding is out of the count by now.
  private static boolean isDue(ReviewFile.ItemFile file, DemandItem demand, Person person) {
    return isDue(file.standing(demand), person) && own(codings(file, demand), person) == null;
  }

  /// @param why in place of what the item is
  private static ReviewView hidden(
      ReviewFile.ItemFile file, List<DemandItem> demands, Person person, String why) {
    return new ReviewView(
        demands.stream()
            .map(
                each ->
                    new ReviewView.Asked(
                        each.number(),
                        text(each),
                        why,
                        List.of(),
                        List.of(),
                        own(codings(file, each), person),
                        false))
            .toList(),
        file.tags().entrySet().stream()
            .filter(each -> each.getValue().by().equals(person.account()))
            .map(Map.Entry::getKey)
            .toList(),
        file.notes().stream()
            .filter(each -> each.made().by().equals(person.account()))
            .map(each -> note(each, person))
            .toList());
  }

  private static List<CodingMade> codings(ReviewFile.ItemFile file, DemandItem demand) {
    return file.codings().stream()
        .filter(
            each ->
                each.demandItem() == demand.number()
                    && demand.sameWording().contains(each.revision()))
        .toList();
  }

  private ReviewView.Asked asked(
      String collection,
      ItemName item,
      ReviewFile.ItemFile file,
      DemandItem demand,
      Person person) {
    Standing standing = file.standing(demand);
    List<CodingMade> codings = codings(file, demand);
    return new ReviewView.Asked(
        demand.number(),
        text(demand),
        kind(standing.kind()),
        codings.stream().map(ReviewDesk::said).toList(),
        elsewhere(collection, item, demand, standing.kind(), person),
        own(codings, person),
        person.is(Role.COUNSEL)
            && (standing.kind().wantsSettling() || standing instanceof Standing.Settled));
  }

  private static String said(CodingMade coding) {
    String what =
        Words.say(
            coding.settles() ? "evidence.settled-by" : "evidence.coded-by",
            code(coding.code()),
            coding.made().by(),
            moment(coding.made().at()));
    String said = coding.said();
    return said == null ? what : what + " " + said;
  }

  private static @Nullable String own(List<CodingMade> codings, Person person) {
    String own = null;
    for (CodingMade each : codings) {
      if (!each.settles() && each.made().by().equals(person.account())) {
        own = each.code().word();
      }
    }
    return own;
  }

  private List<String> elsewhere(
      String collection, ItemName item, DemandItem demand, StandingKind here, Person person) {
    Map<Digest, List<ReviewFile.Copy>> copies =
        lists.copies(collection, demand.number(), Set.of(item.sha256()));
    return copies.getOrDefault(item.sha256(), List.of()).stream()
        .filter(
            copy ->
                !(copy.item().equals(item) && copy.collection().equals(collection))
                    && !copy.kind().equals(here))
        .map(copy -> Words.say("evidence.elsewhere", copy.item().location(), kind(copy, person)))
        .toList();
  }

  /// Readers are not told what a copy is that waits for a second one.
  private static String kind(ReviewFile.Copy copy, Person person) {
    return isTold(copy, person) ? kind(copy.kind()) : Words.say("evidence.standing.waits");
  }

  /// Tells whether a person may know what a copy is: of what waits for a second reader a reader may
  /// not.
  static boolean isTold(ReviewFile.Copy copy, Person person) {
    return !(person.is(Role.REVIEWER) && copy.kind().wantsAnotherReader());
  }

  private static ReviewView.NoteView note(ReviewFile.Note note, Person person) {
    ReviewFile.Made withdrawn = note.withdrawn();
    boolean mayWithdraw = withdrawn == null && note.made().by().equals(person.account());
    return new ReviewView.NoteView(
        note.said(),
        withdrawn == null
            ? Words.say("evidence.by", note.made().by(), moment(note.made().at()))
            : Words.say("evidence.withdrawn", note.made().by(), moment(withdrawn.at())),
        mayWithdraw ? note.number() : 0);
  }
}
