package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.review.ItemName;
import org.proviso.evidence.search.Answer;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Site;
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

  /// A recipient to whose part of an inquiry a store may be attached.
  ///
  /// @param value inquiry and party with a slash between them
  record Recipient(String value, String text) {}

  /// A question beside this one.
  ///
  /// @param isOn whether it is asked now
  record Other(String text, String href, boolean isOn) {}

  private final EvidenceStores stores;
  private final ReviewDesk desk;
  private final Inquiries inquiries;
  private final Site site;
  private final DeskForms forms;

  EvidencePages(
      EvidenceStores stores, ReviewDesk desk, Inquiries inquiries, Site site, DeskForms forms) {
    this.stores = stores;
    this.desk = desk;
    this.inquiries = inquiries;
    this.site = site;
    this.forms = forms;
  }

  @GetMapping(EvidencePlaces.ALL)
  String list(Model model) {
    model.addAttribute("stores", stores.list());
    return forms.show(
        "evidence", Words.say("evidence.title"), EvidencePlaces.ALL, List.of(), model);
  }

  @GetMapping(EvidencePlaces.ALL + "/{store}")
  String search(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    return show(person, store, AskedFor.of(parameters), List.of(), model);
  }

  /// @param problems what was wrong with a form
  String show(Person person, String store, AskedFor asked, List<String> problems, Model model) {
    EvidenceCollection collection = desk.collection(store).orElse(null);
    List<String> said = new ArrayList<>(problems);
    SearchView view =
        stores.in(
            store,
            it -> {
              model.addAttribute("manifest", it.manifest().hex());
              model.addAttribute(
                  "isStale", collection != null && !collection.manifest().equals(it.manifest()));
              ReviewDesk.Asking asking = desk.question(it, asked, AskedFor.A_PAGE, person);
              said.addAll(asking.problems());
              Answer answer = it.index().answer(asking.question());
              return SearchView.of(store, asked, answer, said(person, asked, collection, answer));
            });
    Reading reading = asked.reading();
    // A second reader codes documents one by one.
    boolean mayReview = person.is(Role.REVIEWER) && !reading.isSecond();
    model.addAttribute("store", store);
    model.addAttribute("asked", asked);
    model.addAttribute("reading", reading);
    model.addAttribute("view", view);
    model.addAttribute("mayReview", mayReview);
    model.addAttribute("recipients", collection == null && mayReview ? recipients() : List.of());
    model.addAttribute("collection", collection);
    model.addAttribute("belongs", collection == null ? null : belongs(collection));
    List<DemandItem> items = collection == null ? List.of() : desk.demandItems(collection);
    model.addAttribute("items", items.stream().map(EvidencePages::item).toList());
    model.addAttribute(
        "others",
        collection == null || reading.isSecond() ? List.of() : others(store, asked, items));
    return forms.show(
        "evidence-search",
        Words.say("evidence.search.title", store),
        EvidencePlaces.search(store, asked),
        said,
        model);
  }

  private static Link item(DemandItem item) {
    return new Link(ReviewDesk.text(item), Integer.toString(item.number()));
  }

  private Link belongs(EvidenceCollection collection) {
    return new Link(
        Words.say("evidence.belongs", site.name(collection.party()), collection.inquiry()),
        "/desk/inquiries/" + collection.inquiry() + "/recipients/" + collection.party());
  }

  private Map<ItemName, List<String>> said(
      Person person, AskedFor asked, @Nullable EvidenceCollection collection, Answer answer) {
    if (collection == null
        || asked.reading().isSecond()
        || !(answer instanceof Answer.Found found)) {
      return Map.of();
    }
    return desk.said(
        collection,
        found.hits().stream().flatMap(hit -> SearchView.name(hit).stream()).toList(),
        person);
  }

  private List<Recipient> recipients() {
    List<Recipient> recipients = new ArrayList<>();
    for (InquiryFile.Heading heading : inquiries.headings()) {
      for (String party : inquiries.demanded(heading.inquiry()).keySet()) {
        recipients.add(
            new Recipient(
                heading.inquiry() + "/" + party,
                Words.say("evidence.belongs", site.name(party), heading.inquiry())));
      }
    }
    return recipients;
  }

  /// Returns the same question for other tags and standings.
  private List<Other> others(String store, AskedFor asked, List<DemandItem> items) {
    List<Other> others = new ArrayList<>();
    for (String tag : desk.tags(store)) {
      boolean isOn = tag.equals(asked.tag());
      others.add(
          new Other("#" + tag, EvidencePlaces.search(store, asked.tagged(isOn ? "" : tag)), isOn));
    }
    for (DemandItem item : items) {
      for (StandingFilter filter : StandingFilter.values()) {
        boolean isOn = asked.item() == item.number() && asked.standing().equals(filter.word());
        AskedFor other = isOn ? asked.at(0, "") : asked.at(item.number(), filter.word());
        others.add(
            new Other(
                Words.say(
                    "evidence.for-item",
                    Integer.toString(item.number()),
                    Words.say("evidence.filter." + filter.word())),
                EvidencePlaces.search(store, other),
                isOn));
      }
    }
    return others;
  }
}
