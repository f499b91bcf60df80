package org.proviso.web.evidence;

import java.util.List;
import org.proviso.docket.review.ItemName;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.store.ReviewLists;
import org.proviso.web.access.Person;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What waits for a second reader, without what the first said.
@Controller
final class SecondReaderPage {

  private static final int A_PAGE = 100;

  private final ReviewDesk desk;
  private final ReviewLists lists;
  private final DeskForms forms;

  SecondReaderPage(ReviewDesk desk, ReviewLists lists, DeskForms forms) {
    this.desk = desk;
    this.lists = lists;
    this.forms = forms;
  }

  /// @param item number of the demand item
  @GetMapping(EvidencePlaces.ALL + "/{store}/second")
  String second(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "0") String item,
      Model model) {
    EvidenceCollection collection = desk.attached(store);
    int number = ItemPage.number(item);
    Reading reading = new Reading(number);
    DemandItem asked =
        desk.demandItems(collection).stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotOnRecord(Words.say("evidence.no-demand-item")));
    List<Link> waiting =
        lists.forSecondReader(store, number, person.account(), false, A_PAGE).stream()
            .map(ItemName::location)
            .map(at -> new Link(at, EvidencePlaces.item(reading, store, at, "", 0)))
            .toList();
    model.addAttribute("store", store);
    model.addAttribute("reading", reading);
    model.addAttribute("asked", ReviewDesk.text(asked));
    model.addAttribute("waiting", waiting);
    return forms.show(
        "evidence-second",
        Words.say("evidence.second.title", Integer.toString(number)),
        EvidencePlaces.second(store, number),
        List.of(),
        model);
  }
}
