package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.DemandMatrix;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.Question;
import org.proviso.store.By;
import org.proviso.store.ReviewFile;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.store.ReviewLists;
import org.proviso.store.Reviews;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Counts;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The saved searches of a store with their runs; saves one, and runs it again.
@Controller
final class SavedSearchPages {

  private static final String PLACE = EvidencePlaces.ALL + "/{store}/searches";

  private final EvidenceStores stores;
  private final Reviews reviews;
  private final ReviewDesk desk;
  private final ReviewLists lists;
  private final EvidencePages pages;
  private final HeldFiles held;
  private final DeskForms forms;

  SavedSearchPages(
      EvidenceStores stores,
      Reviews reviews,
      ReviewDesk desk,
      ReviewLists lists,
      EvidencePages pages,
      HeldFiles held,
      DeskForms forms) {
    this.stores = stores;
    this.reviews = reviews;
    this.desk = desk;
    this.lists = lists;
    this.pages = pages;
    this.held = held;
    this.forms = forms;
  }

  /// A saved search.
  record SearchLine(String name, String what, String asked, String href, List<RunLine> runs) {}

  /// A run of one.
  ///
  /// @param found how many documents, by custodian
  record RunLine(String moment, String by, String found) {}

  @GetMapping(PLACE)
  String searches(Person person, @PathVariable String store, Model model) {
    EvidenceCollection collection = desk.attached(store);
    List<ReviewFile.SearchRun> runs = lists.searchRuns(store);
    List<DemandItem> items = desk.demandItems(collection);
    List<SearchLine> lines = new ArrayList<>();
    for (ReviewFile.SavedSearch each : lists.searches(store)) {
      Integer item = each.demandItem();
      lines.add(
          new SearchLine(
              each.name(),
              what(each),
              item == null
                  ? ""
                  : items.stream()
                      .filter(it -> it.number() == item)
                      .map(ReviewDesk::text)
                      .findFirst()
                      .orElse(""),
              EvidencePlaces.search(store, AskedFor.of(each.search())),
              runs.stream()
                  .filter(run -> run.search().equals(each.name()))
                  .map(SavedSearchPages::ran)
                  .toList()));
    }
    model.addAttribute("store", store);
    model.addAttribute("lines", lines);
    model.addAttribute("mayReview", person.is(Role.REVIEWER));
    return forms.show(
        "evidence-searches",
        Words.say("evidence.searches.title", store),
        EvidencePlaces.searches(store),
        List.of(),
        model);
  }

  private static String what(ReviewFile.SavedSearch search) {
    List<String> parts = new ArrayList<>();
    if (!search.search().words().isBlank()) {
      parts.add(search.search().words());
    }
    search.search().facets().forEach((facet, value) -> parts.add(facet + ": " + value));
    return String.join(" · ", parts);
  }

  private static RunLine ran(ReviewFile.SearchRun run) {
    return new RunLine(
        ReviewDesk.moment(run.made().at()),
        run.made().by(),
        run.found().entrySet().stream()
            .map(each -> each.getKey() + " " + Counts.inWords(each.getValue()))
            .collect(Collectors.joining(", ")));
  }

  /// Saves a search with its first run, so that where was searched is on record.
  @PostMapping(PLACE)
  String save(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String item,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = forms.by(person, Role.REVIEWER);
    AskedFor asked = AskedFor.of(fields);
    int number = ItemPage.number(item);
    Ran ran = ran(store, asked);
    List<String> problems =
        ran.problems().isEmpty()
            ? ReviewDesk.problems(
                reviews.save(
                    store,
                    name.strip(),
                    asked.selection(),
                    number == 0 ? null : number,
                    ran.manifest(),
                    ran.found(),
                    by))
            : ran.problems();
    return after(person, store, asked, problems, model);
  }

  @PostMapping(PLACE + "/run")
  String run(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "") String name,
      Model model) {
    By by = forms.by(person, Role.REVIEWER);
    ReviewFile.SavedSearch search =
        lists.searches(store).stream()
            .filter(each -> each.name().equals(name.strip()))
            .findFirst()
            .orElseThrow(() -> new NotOnRecord(Words.say("evidence.no-search")));
    AskedFor asked = AskedFor.of(search.search());
    Ran ran = ran(store, asked);
    List<String> problems =
        ran.problems().isEmpty()
            ? ReviewDesk.problems(
                reviews.ran(store, search.name(), ran.manifest(), ran.found(), by))
            : ran.problems();
    return after(person, store, asked, problems, model);
  }

  private String after(
      Person person, String store, AskedFor asked, List<String> problems, Model model) {
    return problems.isEmpty()
        ? "redirect:" + EvidencePlaces.searches(store)
        : pages.show(person, store, asked, problems, model);
  }

  /// What a search finds now.
  ///
  /// @param found how many documents, by custodian
  private record Ran(Digest manifest, Map<String, Long> found, List<String> problems) {}

  /// Runs a search over the files of everybody, or of those to whom it is narrowed; of several
  /// copies each counts for who has it.
  private Ran ran(String store, AskedFor asked) {
    return stores.in(
        store,
        it -> {
          List<String> custodians = asked.narrowed().getOrDefault(Facet.CUSTODIAN, List.of());
          Map<String, Long> found = new TreeMap<>();
          for (DemandMatrix.Held each : held.of(it)) {
            if (custodians.isEmpty() || custodians.contains(each.custodian())) {
              found.put(each.custodian(), 0L);
            }
          }
          ReviewDesk.Asking asking = desk.question(it, asked.starting(0), 1, null);
          List<String> problems = asked.unfit().isEmpty() ? asking.problems() : asked.unfit();
          if (!problems.isEmpty()) {
            return new Ran(it.manifest(), found, problems);
          }
          Question question = asking.question();
          Optional<SortedMap<String, Long>> counts = it.index().valuesOf(question, Facet.CUSTODIAN);
          counts.ifPresent(
              all ->
                  all.forEach(
                      (custodian, count) ->
                          found.computeIfPresent(custodian, (key, none) -> count)));
          return new Ran(
              it.manifest(),
              found,
              counts.isPresent()
                  ? List.of()
                  : List.of(Words.say("evidence.no-question", asked.words())));
        });
  }
}
