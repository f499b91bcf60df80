package org.proviso.web.evidence;

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
import org.proviso.docket.review.ItemList;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Standing;
import org.proviso.docket.review.StandingKind;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.Question;
import org.proviso.store.ReviewFile;
import org.proviso.store.ReviewFile.CodingMade;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.store.ReviewLists;
import org.proviso.store.Reviewed;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
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

  List<DemandItem> demandItems(EvidenceCollection collection) {
    return lists.demandItems(collection.inquiry(), collection.party());
  }

  Optional<ReviewFile.SavedSearch> search(String store, String name) {
    return lists.searches(store).stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Returns the question that a page of hits asks, with what readers said taken into account.
  Question question(String store, AskedFor asked, int most) {
    Question question = new Question(asked.words(), asked.narrowed(), asked.from(), most);
    if (!asked.tag().isEmpty()) {
      question = question.within(locations(lists.tagged(store, asked.tag(), ItemList.MOST)));
    }
    StandingFilter filter = StandingFilter.of(asked.standing()).orElse(null);
    if (asked.item() > 0 && filter != null) {
      Set<StandingKind> kinds =
          filter == StandingFilter.NOT_READ ? StandingFilter.read() : filter.kinds();
      Set<Location> found = locations(lists.at(store, asked.item(), kinds, ItemList.MOST));
      if (filter == StandingFilter.NOT_READ) {
        question = question.without(found);
      } else {
        Set<Location> both = new HashSet<>(found);
        question.within().ifPresent(both::retainAll);
        question = question.within(both);
      }
    }
    return question;
  }

  private static Set<Location> locations(List<ItemName> items) {
    return items.stream()
        .map(item -> Location.parse(item.location()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns what hits are for each demand item, and their tags, in words; those of which nothing
  /// was said are not there.
  Map<ItemName, List<String>> said(EvidenceCollection collection, List<ItemName> items) {
    Map<ItemName, List<String>> said = new HashMap<>();
    lists
        .standings(collection.name(), items)
        .forEach(
            (item, standings) ->
                standings.forEach(
                    (number, standing) ->
                        said.computeIfAbsent(item, key -> new ArrayList<>())
                            .add(
                                Words.say(
                                    "evidence.for-item",
                                    Integer.toString(number),
                                    kind(standing.kind())))));
    lists
        .tags(collection.name(), items)
        .forEach(
            (item, tags) ->
                tags.forEach(
                    tag -> said.computeIfAbsent(item, key -> new ArrayList<>()).add("#" + tag)));
    return said;
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

  /// Returns what was said of an item.
  ///
  /// @param second number of the demand item for which it is read by a second reader; 0 for none
  ReviewView view(EvidenceCollection collection, ItemName item, Person person, int second) {
    ReviewFile.ItemFile file = lists.item(collection.name(), item);
    List<ReviewView.Asked> asked = new ArrayList<>();
    for (DemandItem each : demandItems(collection)) {
      asked.add(
          each.number() == second
              ? hidden(each)
              : asked(collection.name(), item, file, each, person));
    }
    return new ReviewView(
        asked,
        List.copyOf(file.tags().keySet()),
        file.notes().stream().map(note -> note(note, person)).toList(),
        second);
  }

  private static ReviewView.Asked hidden(DemandItem item) {
    return new ReviewView.Asked(
        item.number(),
        text(item),
        Words.say("evidence.second.hidden"),
        List.of(),
        List.of(),
        null,
        false);
  }

  private ReviewView.Asked asked(
      String collection,
      ItemName item,
      ReviewFile.ItemFile file,
      DemandItem demand,
      Person person) {
    Standing standing = file.standing(demand);
    List<CodingMade> codings =
        file.codings().stream()
            .filter(
                each ->
                    each.demandItem() == demand.number()
                        && demand.sameWording().contains(each.revision()))
            .toList();
    return new ReviewView.Asked(
        demand.number(),
        text(demand),
        kind(standing.kind()),
        codings.stream().map(ReviewDesk::said).toList(),
        elsewhere(collection, item, demand, standing.kind()),
        own(codings, person),
        standing instanceof Standing.InDispute && person.is(Role.COUNSEL));
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
      String collection, ItemName item, DemandItem demand, StandingKind here) {
    Map<Digest, List<ReviewFile.Copy>> copies =
        lists.copies(collection, demand.number(), Set.of(item.sha256()));
    return copies.getOrDefault(item.sha256(), List.of()).stream()
        .filter(copy -> !copy.item().equals(item) && !copy.kind().equals(here))
        .map(copy -> Words.say("evidence.elsewhere", copy.item().location(), kind(copy.kind())))
        .toList();
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
