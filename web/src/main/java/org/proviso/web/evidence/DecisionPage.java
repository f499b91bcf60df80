package org.proviso.web.evidence;

import java.util.List;
import org.proviso.store.ReviewFile;
import org.proviso.store.ReviewLists;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What was decided in the review of a store, the latest first.
@Controller
final class DecisionPage {

  private static final int A_PAGE = 100;

  private final ReviewDesk desk;
  private final ReviewLists lists;
  private final DeskForms forms;

  DecisionPage(ReviewDesk desk, ReviewLists lists, DeskForms forms) {
    this.desk = desk;
    this.lists = lists;
    this.forms = forms;
  }

  /// A decision.
  record DecisionLine(String moment, String by, String what, String found, String items) {}

  @GetMapping(EvidencePlaces.ALL + "/{store}/decisions")
  String decisions(
      @PathVariable String store, @RequestParam(defaultValue = "") String before, Model model) {
    desk.attached(store);
    long end = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    List<ReviewFile.Decision> found = lists.decisions(store, end, A_PAGE);
    model.addAttribute("store", store);
    model.addAttribute("lines", found.stream().map(DecisionPage::line).toList());
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
