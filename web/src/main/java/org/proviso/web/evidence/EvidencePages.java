package org.proviso.web.evidence;

import java.util.List;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The stores of evidence, and what is found in one.
@Controller
final class EvidencePages {

  private final EvidenceStores stores;
  private final DeskForms forms;

  EvidencePages(EvidenceStores stores, DeskForms forms) {
    this.stores = stores;
    this.forms = forms;
  }

  @GetMapping(EvidencePlaces.ALL)
  String list(Model model) {
    model.addAttribute("stores", stores.list());
    return forms.show("evidence", Words.say("evidence.title"), EvidencePlaces.ALL, List.of(), model);
  }

  @GetMapping(EvidencePlaces.ALL + "/{store}")
  String search(
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    AskedFor asked = AskedFor.of(parameters);
    SearchView view =
        stores.in(store, it -> SearchView.of(store, asked, it.index().answer(asked.question())));
    model.addAttribute("store", store);
    model.addAttribute("asked", asked);
    model.addAttribute("view", view);
    return forms.show(
        "evidence-search",
        Words.say("evidence.search.title", store),
        EvidencePlaces.search(store, asked),
        List.of(),
        model);
  }
}
