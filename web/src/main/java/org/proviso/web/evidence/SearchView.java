package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.review.ItemName;
import org.proviso.evidence.search.Answer;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.Hit;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Words;

/// A page of hits.
///
/// @param said how many there are, or why the words are no question
/// @param isRefused whether the words are no question
/// @param first number of the first hit on the page, from 1
/// @param previous address of the page before; null on the first
/// @param next address of the page after; null on the last
record SearchView(
    String said,
    boolean isRefused,
    int first,
    List<HitView> hits,
    List<Narrowing> narrowings,
    @Nullable String previous,
    @Nullable String next) {

  /// The values of one facet.
  record Narrowing(String id, String title, List<Value> values) {}

  /// A value of a facet.
  ///
  /// @param href the page with it turned on or off
  /// @param isOn whether hits have this value now, or another one of the same facet that is on
  record Value(String text, String count, String href, boolean isOn) {}

  /// A hit.
  ///
  /// @param from who wrote it and what it says it is about; empty if it does not say
  /// @param held by whom, and its day
  /// @param kind what it is, and what became of it
  /// @param said what readers say of it
  record HitView(
      Link item,
      String from,
      String held,
      String kind,
      List<String> said,
      List<Excerpt> excerpts) {}

  /// A place in the text of a hit.
  ///
  /// @param where page and kind of text; empty for the body of what has no pages
  record Excerpt(String where, String href, List<MarkedText> pieces) {}

  /// Returns what a hit is called in the review; empty if its bytes could not be had.
  static Optional<ItemName> name(Hit hit) {
    return hit.sha256().map(hash -> new ItemName(hit.location().toString(), hash));
  }

  /// @param said what readers say of hits
  static SearchView of(
      String store, AskedFor asked, Answer answer, Map<ItemName, List<String>> said) {
    return switch (answer) {
      case Answer.NoQuestion(String why) ->
          new SearchView(
              Words.say("evidence.no-question", why), true, 1, List.of(), List.of(), null, null);
      case Answer.Found found -> found(store, asked, found, said);
    };
  }

  private static SearchView found(
      String store, AskedFor asked, Answer.Found found, Map<ItemName, List<String>> said) {
    int last = asked.from() + found.hits().size();
    return new SearchView(
        Words.say(
            (!asked.like().isEmpty() ? "evidence.found.like" : "evidence.found")
                + (found.total() == 1 ? ".one" : ""),
            Counts.inWords(found.total())),
        false,
        asked.from() + 1,
        found.hits().stream().map(hit -> hit(store, asked, hit, said)).toList(),
        narrowings(store, asked, found),
        asked.from() == 0
            ? null
            : EvidencePlaces.search(
                store, asked.starting(Math.max(0, asked.from() - AskedFor.A_PAGE))),
        last < found.total() && !found.hits().isEmpty()
            ? EvidencePlaces.search(store, asked.starting(last))
            : null);
  }

  private static List<Narrowing> narrowings(String store, AskedFor asked, Answer.Found found) {
    List<Narrowing> narrowings = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      List<Value> values = new ArrayList<>();
      for (Answer.Count count : found.facets().getOrDefault(facet, List.of())) {
        values.add(
            new Value(
                ItemWords.value(facet, count.value()),
                Counts.inWords(count.hits()),
                EvidencePlaces.search(store, asked.turned(facet, count.value())),
                asked.has(facet, count.value())));
      }
      if (!values.isEmpty()) {
        narrowings.add(
            new Narrowing(facet.field(), Words.say("evidence.facet." + facet.field()), values));
      }
    }
    return narrowings;
  }

  private static HitView hit(
      String store, AskedFor asked, Hit hit, Map<ItemName, List<String>> said) {
    String location = hit.location().toString();
    List<Excerpt> excerpts =
        hit.excerpts().stream()
            .map(
                it ->
                    new Excerpt(
                        ItemWords.place(it.page(), it.kind()),
                        EvidencePlaces.item(
                            asked.reading(), store, location, asked.words(), it.page()),
                        MarkedText.of(it.text(), it.marks())))
            .toList();
    String subject = hit.heads().getOrDefault("subject", "");
    return new HitView(
        new Link(
            subject.isBlank() ? ItemWords.name(hit.name(), hit.location()) : subject,
            EvidencePlaces.item(asked.reading(), store, location, asked.words(), 0)),
        hit.heads().getOrDefault("from", ""),
        String.join(
            " · ",
            ItemWords.filled(
                String.join(", ", hit.custodians()),
                hit.day().orElse(""),
                location,
                hit.copyCount() == 0
                    ? ""
                    : Words.say("evidence.copies", Counts.inWords(hit.copyCount())))),
        hit.type() + ", " + ItemWords.outcome(hit.outcome()),
        name(hit).map(it -> said.getOrDefault(it, List.of())).orElse(List.of()),
        excerpts);
  }
}
