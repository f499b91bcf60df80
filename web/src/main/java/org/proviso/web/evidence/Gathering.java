package org.proviso.web.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.docket.review.ItemList;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Selection;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.FiledItem;
import org.proviso.evidence.search.Places;
import org.proviso.evidence.search.Places.Place;
import org.proviso.evidence.search.Question;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Words;

/// Gathers the items of a decision with their copies.
final class Gathering {

  private final EvidenceStores.Store store;

  Gathering(EvidenceStores.Store store) {
    this.store = store;
  }

  /// Gathers what a question finds.
  ///
  /// @param selection how the record tells of it
  Found search(Question question, Selection.BySearch selection) throws IOException {
    return of(selection, store.index().places(question, ItemList.MOST));
  }

  /// Gathers what belongs to an item.
  ///
  /// @throws IllegalArgumentException if the scope is a search
  Found around(Scope scope, FiledItem item) throws IOException {
    return switch (scope) {
      case ITEM -> of(new Selection.Picked(), List.of(item));
      case FAMILY ->
          of(
              new Selection.OfFamily(item.kin().family().toString()),
              store.index().family(item.location()));
      case THREAD -> thread(item);
      case SEARCH -> throw new IllegalArgumentException("no search");
    };
  }

  private Found thread(FiledItem item) throws IOException {
    Optional<Location> thread = item.mail().flatMap(mail -> mail.thread());
    if (thread.isEmpty()) {
      return new Found.Nothing(Words.say("evidence.no-thread"));
    }
    List<FiledItem> all = new ArrayList<>();
    for (FiledItem mail : store.index().thread(thread.get())) {
      all.addAll(store.index().family(mail.location()));
    }
    return of(new Selection.OfThread(thread.get().toString()), all);
  }

  private Found of(Selection selection, List<FiledItem> items) throws IOException {
    Set<Location> locations = new LinkedHashSet<>();
    items.forEach(each -> locations.add(each.location()));
    Question those = Question.of("").withCopies().within(locations);
    return of(selection, store.index().places(those, ItemList.MOST));
  }

  private Found of(Selection selection, Places places) throws IOException {
    return switch (places) {
      case Places.NoQuestion(String why) ->
          new Found.Nothing(Words.say("evidence.no-question", why));
      case Places.TooMany(long total) -> tooMany(total);
      case Places.All(List<Place> found) -> withCopies(selection, found);
    };
  }

  /// What hangs on a copy is a copy of its own, so copies need no families.
  private Found withCopies(Selection selection, List<Place> found) throws IOException {
    Map<Location, Place> all = new LinkedHashMap<>();
    found.forEach(place -> all.put(place.location(), place));
    return switch (store.index().copies(all.keySet(), ItemList.MOST)) {
      case Places.NoQuestion(String why) -> throw new IllegalStateException(why);
      case Places.TooMany(long total) -> tooMany(all.size() + total);
      case Places.All(List<Place> copies) -> {
        copies.forEach(copy -> all.putIfAbsent(copy.location(), copy));
        yield all.size() > ItemList.MOST
            ? tooMany(all.size())
            : items(selection, List.copyOf(all.values()));
      }
    };
  }

  private Found items(Selection selection, List<Place> places) {
    List<ItemName> names = new ArrayList<>();
    for (Place place : places) {
      // What has no bytes at hand cannot be read, and so not be coded.
      place
          .sha256()
          .ifPresent(digest -> names.add(new ItemName(place.location().toString(), digest)));
    }
    return names.isEmpty()
        ? new Found.Nothing(Words.say("evidence.nothing-found"))
        : new Found.Items(selection, names);
  }

  private static Found tooMany(long items) {
    return new Found.Nothing(
        Words.say("evidence.too-many", Counts.inWords(items), Counts.inWords(ItemList.MOST)));
  }
}
