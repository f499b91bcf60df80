package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.DemandMatrix;
import org.proviso.docket.review.DemandMatrix.Cell;
import org.proviso.docket.review.DemandMatrix.Column;
import org.proviso.docket.review.DemandMatrix.Searched;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Progress;
import org.proviso.store.ReviewFile;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.store.ReviewLists;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Counts;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// How far the review is: what was asked against whose files were searched, the saved searches,
/// what waits for a second reader, and what was decided.
@Controller
final class MatrixPages {

  private static final String STORE = EvidencePlaces.ALL + "/{store}";
  private static final int A_PAGE = 100;
  private static final int CONFLICTS = 50;

  private final EvidenceStores stores;
  private final ReviewDesk desk;
  private final ReviewLists lists;
  private final HeldFiles held;
  private final DeskForms forms;

  MatrixPages(
      EvidenceStores stores, ReviewDesk desk, ReviewLists lists, HeldFiles held, DeskForms forms) {
    this.stores = stores;
    this.desk = desk;
    this.lists = lists;
    this.held = held;
    this.forms = forms;
  }

  /// A demand item with a cell for each custodian.
  record Row(int item, String asked, List<CellView> cells, List<String> progress, String second) {}

  /// One custodian for one demand item.
  ///
  /// @param searched by what and when, a line for each; that nobody searched is one
  /// @param isSearched whether anybody searched
  /// @param coded what was coded so, with the number of files; what is not there is left out
  /// @param parts for the picture: shares of the files, in hundredths of a percent of the width
  record CellView(
      String custodian,
      List<String> searched,
      boolean isSearched,
      List<String> coded,
      List<Part> parts) {}

  /// A part of a bar.
  ///
  /// @param kind word by which it is drawn
  /// @param from where it begins, in percent
  /// @param width in percent
  record Part(String kind, String text, double from, double width) {}

  /// The files of one custodian.
  record Custodian(String name, String files, String read, List<String> unread) {}

  /// The same bytes with different codes.
  record ConflictView(int item, List<Link> copies) {}

  private EvidenceCollection collection(String store) {
    return desk.collection(store)
        .orElseThrow(() -> new NotOnRecord(Words.say("evidence.not-attached")));
  }

  @GetMapping(STORE + "/matrix")
  String matrix(@PathVariable String store, Model model) {
    EvidenceCollection collection = collection(store);
    List<DemandItem> items = desk.demandItems(collection);
    List<DemandMatrix.Held> files = stores.in(store, held::of);
    Digest manifest = stores.in(store, EvidenceStores.Store::manifest);
    DemandMatrix matrix =
        DemandMatrix.of(
            items.stream().map(DemandItem::number).toList(),
            files,
            lists.runs(store),
            lists.counted(store),
            manifest);
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      rows.add(row(store, items.get(at), matrix.rows().get(at), files));
    }
    List<ConflictView> conflicts = new ArrayList<>();
    for (DemandItem item : items) {
      for (ReviewFile.Conflict each : lists.conflicts(store, item.number(), CONFLICTS)) {
        conflicts.add(
            new ConflictView(item.number(), each.copies().stream().map(it -> link(it)).toList()));
      }
    }
    model.addAttribute("store", store);
    model.addAttribute("rows", rows);
    model.addAttribute(
        "custodians", matrix.custodians().stream().map(MatrixPages::custodian).toList());
    model.addAttribute("conflicts", conflicts);
    return forms.show(
        "evidence-matrix",
        Words.say("evidence.matrix.title", store),
        EvidencePlaces.matrix(store),
        List.of(),
        model);
  }

  private static Link link(ReviewFile.Copy copy) {
    return new Link(
        Words.say("evidence.elsewhere", copy.item().location(), ReviewDesk.kind(copy.kind())),
        EvidencePlaces.item(copy.collection(), copy.item().location(), "", 0));
  }

  private Row row(
      String store, DemandItem item, DemandMatrix.Row row, List<DemandMatrix.Held> files) {
    long all = files.stream().mapToLong(DemandMatrix.Held::items).sum();
    Progress progress = lists.progress(store, item.number(), all);
    return new Row(
        item.number(),
        ReviewDesk.text(item),
        row.cells().stream().map(MatrixPages::cell).toList(),
        List.of(
            Words.say(
                "evidence.progress.read",
                Counts.inWords(progress.read()),
                Counts.inWords(progress.items())),
            Words.say("evidence.progress.done", Counts.inWords(progress.done())),
            Words.say("evidence.progress.second", Counts.inWords(progress.wantingAnotherReader())),
            Words.say("evidence.progress.settle", Counts.inWords(progress.wantingSettling()))),
        EvidencePlaces.second(store, item.number()));
  }

  private static Custodian custodian(DemandMatrix.Held held) {
    return new Custodian(
        held.custodian(),
        Counts.inWords(held.items()),
        Counts.inWords(held.read()),
        held.unread().entrySet().stream()
            .map(each -> ItemWords.outcome(each.getKey()) + " " + Counts.inWords(each.getValue()))
            .toList());
  }

  private static CellView cell(Cell cell) {
    List<String> coded = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    double whole = Math.max(1, Math.max(cell.held().items(), cell.codedInAll()));
    double from = 0;
    for (Column column : Column.values()) {
      long files = cell.of(column);
      if (files > 0) {
        String text = Words.say("evidence.column." + word(column), Counts.inWords(files));
        double width = 100 * files / whole;
        coded.add(text);
        parts.add(new Part(word(column), text, from, width));
        from += width;
      }
    }
    coded.add(Words.say("evidence.column.not-coded", Counts.inWords(cell.notCoded())));
    if (cell.beyond() > 0) {
      coded.add(Words.say("evidence.column.beyond", Counts.inWords(cell.beyond())));
    }
    coded.add(Words.say("evidence.column.unread", Counts.inWords(cell.held().unreadInAll())));
    return switch (cell.searched()) {
      case Searched.Never() ->
          new CellView(
              cell.held().custodian(),
              List.of(Words.say("evidence.never-searched")),
              false,
              coded,
              parts);
      case Searched.Done(List<DemandMatrix.Run> latest, boolean current) -> {
        List<String> lines =
            latest.stream()
                .map(
                    run ->
                        Words.say(
                            "evidence.ran",
                            run.search(),
                            Counts.inWords(run.found()),
                            ReviewDesk.moment(run.at())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!current) {
          lines.add(Words.say("evidence.ran.before"));
        }
        yield new CellView(cell.held().custodian(), lines, true, coded, parts);
      }
    };
  }

  private static String word(Column column) {
    return column.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// A saved search.
  record SearchLine(String name, String what, String asked, String href, List<String> runs) {}

  @GetMapping(STORE + "/searches")
  String searches(Person person, @PathVariable String store, Model model) {
    EvidenceCollection collection = collection(store);
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
                  .map(MatrixPages::ran)
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

  private static String ran(ReviewFile.SearchRun run) {
    String found =
        run.found().entrySet().stream()
            .map(each -> each.getKey() + " " + Counts.inWords(each.getValue()))
            .collect(Collectors.joining(", "));
    return Words.say("evidence.ran.by", ReviewDesk.moment(run.made().at()), run.made().by(), found);
  }

  /// @param item number of the demand item
  @GetMapping(STORE + "/second")
  String second(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "0") String item,
      Model model) {
    EvidenceCollection collection = collection(store);
    int number = ItemPage.number(item);
    DemandItem asked =
        desk.demandItems(collection).stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotOnRecord(Words.say("evidence.no-demand-item")));
    List<Link> waiting =
        lists.forSecondReader(store, number, person.account(), false, A_PAGE).stream()
            .map(ItemName::location)
            .map(at -> new Link(at, EvidencePlaces.item(store, at, "", 0) + "&second=" + number))
            .toList();
    model.addAttribute("store", store);
    model.addAttribute("asked", ReviewDesk.text(asked));
    model.addAttribute("waiting", waiting);
    return forms.show(
        "evidence-second",
        Words.say("evidence.second.title", Integer.toString(number)),
        EvidencePlaces.second(store, number),
        List.of(),
        model);
  }

  /// A decision.
  record DecisionLine(String moment, String by, String what, String found, String items) {}

  @GetMapping(STORE + "/decisions")
  String decisions(
      @PathVariable String store, @RequestParam(defaultValue = "") String before, Model model) {
    collection(store);
    long end = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    List<ReviewFile.Decision> found = lists.decisions(store, end, A_PAGE);
    model.addAttribute("store", store);
    model.addAttribute("lines", found.stream().map(MatrixPages::line).toList());
    model.addAttribute(
        "more",
        found.size() == A_PAGE
            ? EvidencePlaces.decisions(store) + "?before=" + found.getLast().made().event()
            : null);
    return forms.show(
        "evidence-decisions",
        Words.say("evidence.decisions.title", store),
        EvidencePlaces.decisions(store),
        List.of(),
        model);
  }

  private static DecisionLine line(ReviewFile.Decision decision) {
    String subject = decision.tag();
    if (decision.code() != null && decision.demandItem() != null) {
      subject =
          Words.say(
              "evidence.for-item",
              Integer.toString(decision.demandItem()),
              ReviewDesk.code(decision.code()));
    }
    return new DecisionLine(
        ReviewDesk.moment(decision.made().at()),
        decision.made().by(),
        Words.say("evidence.decision." + decision.kind(), String.valueOf(subject)),
        Words.say("evidence.selection." + decision.selection().word()),
        Counts.inWords(decision.items()));
  }
}
