package org.proviso.web.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.review.ItemName;
import org.proviso.evidence.meaning.Likeness;
import org.proviso.evidence.meaning.MeaningIndex;
import org.proviso.evidence.search.Answer;
import org.proviso.evidence.search.Question;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.store.ReviewFile.DemandItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Counts;
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

  /// A page of hits.
  ///
  /// @param asked what it answers, which may be less than what was wanted
  private record Shown(AskedFor asked, SearchView view) {}

  private final EvidenceStores stores;
  private final SentenceVectors vectors;
  private final ReviewDesk desk;
  private final Inquiries inquiries;
  private final Site site;
  private final DeskForms forms;

  EvidencePages(
      EvidenceStores stores,
      SentenceVectors vectors,
      ReviewDesk desk,
      Inquiries inquiries,
      Site site,
      DeskForms forms) {
    this.stores = stores;
    this.vectors = vectors;
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
  String show(Person person, String store, AskedFor wanted, List<String> problems, Model model) {
    EvidenceCollection collection = desk.collection(store).orElse(null);
    List<String> said = new ArrayList<>(problems);
    Shown shown =
        stores.in(
            store,
            it -> {
              model.addAttribute("manifest", it.manifest().hex());
              model.addAttribute(
                  "isStale", collection != null && !collection.manifest().equals(it.manifest()));
              model.addAttribute("byMeaning", byMeaning(it).key());
              ReviewDesk.Asking asking = desk.question(it, wanted, AskedFor.A_PAGE, person);
              said.addAll(asking.problems());
              Optional<Answer> near =
                  wanted.like().isEmpty()
                      ? Optional.empty()
                      : near(it, wanted.like(), asking.question(), said);
              AskedFor asked = near.isPresent() ? wanted : wanted.byWords();
              Answer answer = near.isPresent() ? near.get() : it.index().answer(asking.question());
              return new Shown(
                  asked,
                  SearchView.of(store, asked, answer, said(person, asked, collection, answer)));
            });
    AskedFor asked = shown.asked();
    Reading reading = asked.reading();
    // A second reader codes documents one by one.
    boolean mayReview = person.is(Role.REVIEWER) && !reading.isSecond();
    model.addAttribute("store", store);
    model.addAttribute("asked", asked);
    model.addAttribute("reading", reading);
    model.addAttribute("view", shown.view());
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

  /// Whether documents of a store can be found by what they mean.
  enum ByMeaning {
    HERE,
    /// It has vectors, and the site has no model to make one of a sentence with.
    ELSEWHERE,
    NONE;

    /// Returns the key of what is said of it.
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private ByMeaning byMeaning(EvidenceStores.Store store) {
    if (store.meanings() == null) {
      return ByMeaning.NONE;
    }
    return vectors.areHere() ? ByMeaning.HERE : ByMeaning.ELSEWHERE;
  }

  /// Returns what is near a sentence; empty if nobody can tell.
  ///
  /// @param problems is told why nobody can
  private Optional<Answer> near(
      EvidenceStores.Store store, String sentence, Question question, List<String> problems)
      throws IOException {
    MeaningIndex meanings = store.meanings();
    if (meanings == null || !vectors.areHere()) {
      problems.add(Words.say("evidence.like." + byMeaning(store).key()));
      return Optional.empty();
    }
    if (sentence.length() > SentenceVectors.LONGEST) {
      problems.add(Words.say("evidence.like.too-long", Counts.inWords(SentenceVectors.LONGEST)));
      return Optional.empty();
    }
    Optional<float[]> vector = vectors.of(sentence);
    if (vector.isEmpty()) {
      problems.add(Words.say("evidence.like.failed"));
      return Optional.empty();
    }
    return Optional.of(
        new Likeness(store.index(), meanings).answer(sentence, vector.get(), question));
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
