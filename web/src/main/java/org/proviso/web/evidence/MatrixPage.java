package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.DemandMatrix;
import org.proviso.docket.review.DemandMatrix.Cell;
import org.proviso.docket.review.DemandMatrix.Column;
import org.proviso.docket.review.DemandMatrix.Searched;
import org.proviso.docket.review.Progress;
import org.proviso.store.ReviewFile;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.store.ReviewLists;
import org.proviso.web.access.Person;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// How far the review is: what was asked against whose files were searched, and where copies are
/// coded differently.
@Controller
final class MatrixPage {

  private static final int CONFLICTS = 50;

  private final EvidenceStores stores;
  private final ReviewDesk desk;
  private final ReviewLists lists;
  private final HeldFiles held;
  private final DeskForms forms;

  MatrixPage(
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
  /// @param parts for the picture: shares of the files
  record CellView(
      String custodian,
      List<String> searched,
      boolean isSearched,
      List<String> coded,
      List<Part> parts) {}

  /// A part of a bar.
  ///
  /// @param kind word by which it is drawn
  /// @param from where it begins, in percent of the bar
  /// @param width in percent of the bar
  record Part(String kind, double from, double width) {}

  /// The files of one custodian.
  record Custodian(String name, String files, String read, List<String> unread) {}

  /// The same bytes with different codes.
  record ConflictView(int item, List<Link> copies) {}

  /// What a manifest counts.
  private record Counted(Digest manifest, List<DemandMatrix.Held> files) {}

  @GetMapping(EvidencePlaces.ALL + "/{store}/matrix")
  String matrix(Person person, @PathVariable String store, Model model) {
    EvidenceCollection collection = desk.attached(store);
    List<DemandItem> items = desk.demandItems(collection);
    // In one, since another intake may come to its end between two.
    Counted counted = stores.in(store, it -> new Counted(it.manifest(), held.of(it)));
    List<DemandMatrix.Held> files = counted.files();
    DemandMatrix matrix =
        DemandMatrix.of(
            items.stream().map(DemandItem::number).toList(),
            files,
            lists.runs(store),
            lists.counted(store),
            counted.manifest());
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      rows.add(row(store, items.get(at), matrix.rows().get(at), files));
    }
    model.addAttribute("store", store);
    model.addAttribute("rows", rows);
    model.addAttribute(
        "custodians", matrix.custodians().stream().map(MatrixPage::custodian).toList());
    model.addAttribute("conflicts", conflicts(person, store, items));
    return forms.show(
        "evidence-matrix",
        Words.say("evidence.matrix.title", store),
        EvidencePlaces.matrix(store),
        List.of(),
        model);
  }

  /// Those of which a copy waits for a second reader are left out for readers, to whom its code is
  /// not told.
  private List<ConflictView> conflicts(Person person, String store, List<DemandItem> items) {
    List<ConflictView> conflicts = new ArrayList<>();
    for (DemandItem item : items) {
      for (ReviewFile.Conflict each : lists.conflicts(store, item.number(), CONFLICTS)) {
        if (each.copies().stream().allMatch(copy -> ReviewDesk.isTold(copy, person))) {
          conflicts.add(
              new ConflictView(
                  item.number(), each.copies().stream().map(MatrixPage::link).toList()));
        }
      }
    }
    return conflicts;
  }

  private static Link link(ReviewFile.Copy copy) {
    return new Link(
        Words.say("evidence.elsewhere", copy.item().location(), ReviewDesk.kind(copy.kind())),
        EvidencePlaces.item(Reading.PLAIN, copy.collection(), copy.item().location(), "", 0));
  }

  private Row row(
      String store, DemandItem item, DemandMatrix.Row row, List<DemandMatrix.Held> files) {
    long all = files.stream().mapToLong(DemandMatrix.Held::items).sum();
    Progress progress = lists.progress(store, item.number(), all);
    return new Row(
        item.number(),
        ReviewDesk.text(item),
        row.cells().stream().map(MatrixPage::cell).toList(),
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
        double width = 100 * files / whole;
        coded.add(Words.say("evidence.column." + word(column), Counts.inWords(files)));
        parts.add(new Part(word(column), from, width));
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
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
