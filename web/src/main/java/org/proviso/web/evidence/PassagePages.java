package org.proviso.web.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.proviso.evidence.passage.Conduct;
import org.proviso.evidence.passage.Directive;
import org.proviso.evidence.passage.FoundPassage;
import org.proviso.evidence.passage.PassageFinder;
import org.proviso.evidence.search.FiledItem;
import org.proviso.evidence.search.Places;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.search.SearchIndex;
import org.proviso.evidence.wire.TextPieces.Piece;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Passages of what a search finds that seem to restrict, permit or require, the surest first.
@Controller
final class PassagePages {

  /// So many documents are looked through, in the order of their places.
  private static final int DOCUMENTS = 500;

  private static final int SHOWN = 50;

  private final EvidenceStores stores;
  private final ReviewDesk desk;
  private final Supplier<PassageFinder> finder;
  private final DeskForms forms;

  PassagePages(
      EvidenceStores stores, ReviewDesk desk, Supplier<PassageFinder> finder, DeskForms forms) {
    this.stores = stores;
    this.desk = desk;
    this.finder = finder;
    this.forms = forms;
  }

  private record Placed(FiledItem item, Piece piece, FoundPassage passage, PassagePlace place) {}

  /// @param does word of a directive; another text for any
  /// @param about word of a conduct; another text for any
  @GetMapping(EvidencePlaces.ALL + "/{store}/passages")
  String passages(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(defaultValue = "") String does,
      @RequestParam(defaultValue = "") String about,
      Model model) {
    AskedFor asked = AskedFor.of(parameters).starting(0);
    Optional<Directive> directive = directive(does);
    Optional<Conduct> conduct = conduct(about);
    List<String> problems = new ArrayList<>();
    List<PassageView> views =
        stores.in(
            store,
            it -> {
              ReviewDesk.Asking asking = desk.question(it, asked, 1, person);
              problems.addAll(asking.problems());
              return found(it, asked, asking.question(), directive, conduct, problems);
            });
    model.addAttribute("store", store);
    model.addAttribute("asked", asked);
    model.addAttribute("reading", asked.reading());
    model.addAttribute("isAttached", desk.collection(store).isPresent());
    model.addAttribute("mayReview", person.is(Role.REVIEWER));
    model.addAttribute("does", does);
    model.addAttribute("about", about);
    model.addAttribute("passages", views);
    return forms.show(
        "evidence-passages",
        Words.say("evidence.passages.title", store),
        EvidencePlaces.store(store) + "/passages" + asked.reading().query("?"),
        problems,
        model);
  }

  private static Optional<Directive> directive(String word) {
    return List.of(Directive.RESTRICTS, Directive.PERMITS, Directive.REQUIRES).stream()
        .filter(each -> each.code().equals(word))
        .findFirst();
  }

  private static Optional<Conduct> conduct(String word) {
    return List.of(Conduct.values()).stream()
        .filter(each -> each != Conduct.NONE && each.code().equals(word))
        .findFirst();
  }

  private List<PassageView> found(
      EvidenceStores.Store store,
      AskedFor asked,
      Question question,
      Optional<Directive> directive,
      Optional<Conduct> conduct,
      List<String> problems)
      throws IOException {
    List<Places.Place> places =
        switch (store.index().places(question, SearchIndex.MOST_PLACES)) {
          case Places.All(List<Places.Place> all) -> all;
          case Places.NoQuestion(String why) -> {
            problems.add(Words.say("evidence.no-question", why));
            yield List.of();
          }
          case Places.TooMany(long total) -> {
            problems.add(Words.say("evidence.passages.too-many", Counts.inWords(total)));
            yield List.of();
          }
        };
    if (places.size() > DOCUMENTS) {
      problems.add(
          Words.say(
              "evidence.passages.cut", Counts.inWords(DOCUMENTS), Counts.inWords(places.size())));
    }
    List<Placed> found = new ArrayList<>();
    for (Places.Place place : places.subList(0, Math.min(DOCUMENTS, places.size()))) {
      FiledItem item = store.index().item(place.location()).orElse(null);
      if (item != null && place.sha256().isPresent()) {
        List<Piece> pieces = store.texts().of(place.sha256().get(), item.item().name());
        for (Piece piece : pieces) {
          for (FoundPassage passage : finder.get().in(piece.text(), directive, conduct)) {
            found.add(
                new Placed(item, piece, passage, PassagePlace.of(pieces, piece, passage.span())));
          }
        }
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble((Placed it) -> it.passage().certainty()).reversed())
        .limit(SHOWN)
        .map(it -> view(store.name(), asked, it))
        .toList();
  }

  private static PassageView view(String store, AskedFor asked, Placed placed) {
    String at = placed.item().location().toString();
    int page = placed.piece().page();
    return PassageView.of(
        new Link(
            page == 0 ? at : at + ", " + Words.say("evidence.page", Integer.toString(page)),
            EvidencePlaces.item(asked.reading(), store, at, asked.words(), page)),
        placed.passage(),
        placed.piece().text(),
        EvidencePlaces.clause(store, at, placed.place()));
  }
}
