package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.PolicyClause;
import org.proviso.docket.review.QuotedPassage;
import org.proviso.evidence.search.FiledItem;
import org.proviso.law.act.Mark;
import org.proviso.law.fact.Party;
import org.proviso.store.By;
import org.proviso.store.DraftedClause;
import org.proviso.store.PolicyClauses;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.store.Reviewed;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.KeptRegister;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Policy clauses of a store: a reviewer drafts one from a passage, counsel enters it into the
/// register or declines, and every page of the site then answers from the register as it is.
@Controller
final class ClausePages {

  private static final String STORE = EvidencePlaces.ALL + "/{store}";

  private final EvidenceStores stores;
  private final ReviewDesk desk;
  private final PolicyClauses clauses;
  private final KeptRegister register;
  private final Site site;
  private final DeskForms forms;

  ClausePages(
      EvidenceStores stores,
      ReviewDesk desk,
      PolicyClauses clauses,
      KeptRegister register,
      Site site,
      DeskForms forms) {
    this.stores = stores;
    this.desk = desk;
    this.clauses = clauses;
    this.register = register;
    this.site = site;
    this.forms = forms;
  }

  private EvidenceCollection collection(String store) {
    return desk.collection(store)
        .orElseThrow(() -> new NotOnRecord(Words.say("evidence.no-collection")));
  }

  /// A passage as it stands in a store now.
  private record Found(QuotedPassage passage, Digest manifest) {}

  /// @throws NotOnRecord if nothing stands there
  private Found found(String store, MultiValueMap<String, String> fields) {
    PassagePlace place =
        ClauseForm.place(fields)
            .orElseThrow(() -> new NotOnRecord(Words.say("evidence.clause.no-passage")));
    return stores.in(
        store,
        it -> {
          FiledItem filed =
              ItemPage.filed(it, Objects.requireNonNullElse(fields.getFirst("at"), ""));
          Digest digest =
              filed
                  .item()
                  .sha256()
                  .orElseThrow(() -> new NotOnRecord(Words.say("evidence.no-original")));
          String words =
              place
                  .words(it.texts().of(digest, filed.item().name()))
                  .filter(found -> !found.isBlank() && found.length() <= QuotedPassage.LONGEST)
                  .orElseThrow(() -> new NotOnRecord(Words.say("evidence.clause.no-passage")));
          return new Found(
              new QuotedPassage(
                  new ItemName(filed.location().toString(), digest),
                  place.page(),
                  place.kind(),
                  place.from(),
                  place.until(),
                  words),
              it.manifest());
        });
  }

  /// Returns parties whose policy a recipient may hand over, by identifier: its own, and those that
  /// it lies within.
  private Map<String, String> holders(String party) {
    Map<String, String> holders = new LinkedHashMap<>();
    Optional<Party> at = site.register().party(party);
    while (at.isPresent() && holders.putIfAbsent(at.get().id(), at.get().name()) == null) {
      at = Optional.ofNullable(at.get().within()).flatMap(site.register()::party);
    }
    return holders;
  }

  /// The form for a clause of a passage.
  @GetMapping(STORE + "/clause")
  String clause(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    return form(person, store, found(store, parameters), parameters, List.of(), model);
  }

  /// @param typed what was filled in
  private String form(
      Person person,
      String store,
      Found found,
      MultiValueMap<String, String> typed,
      List<String> problems,
      Model model) {
    EvidenceCollection collection = collection(store);
    QuotedPassage passage = found.passage();
    Map<String, String> marks = new LinkedHashMap<>();
    for (Mark each : Mark.values()) {
      marks.put(each.name(), Provenances.inWords(each));
    }
    model.addAttribute("store", store);
    model.addAttribute("passage", passage);
    model.addAttribute("citation", passage.citation());
    model.addAttribute("manifest", found.manifest().hex());
    model.addAttribute("mayReview", person.is(Role.REVIEWER));
    model.addAttribute("holders", holders(collection.party()));
    model.addAttribute("vocabulary", site.pack().policyVocabulary());
    model.addAttribute("marks", marks);
    model.addAttribute("typed", typed);
    return forms.show(
        "evidence-clause",
        Words.say("evidence.clause.form", site.name(collection.party())),
        EvidencePlaces.clauses(store),
        problems,
        model);
  }

  @PostMapping(STORE + "/clause")
  String draft(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = forms.by(person, Role.REVIEWER);
    EvidenceCollection collection = collection(store);
    Found found = found(store, fields);
    DeskForms.Reader reader = new DeskForms.Reader();
    Optional<Digest> seen =
        Digest.parseHex(Objects.requireNonNullElse(fields.getFirst("manifest"), ""));
    if (seen.isEmpty()) {
      reader.refuse(Words.say("evidence.refused.STALE_MANIFEST"));
    }
    Optional<PolicyClause> clause =
        ClauseForm.read(
            fields,
            List.copyOf(holders(collection.party()).keySet()),
            site.pack().policyVocabulary(),
            reader);
    List<String> problems = new ArrayList<>(reader.problems());
    if (problems.isEmpty() && clause.isPresent() && seen.isPresent()) {
      problems.addAll(
          ReviewDesk.problems(clauses.draft(store, seen.get(), found.passage(), clause.get(), by)));
    }
    return problems.isEmpty()
        ? "redirect:" + EvidencePlaces.clauses(store)
        : form(person, store, found, fields, problems, model);
  }

  /// All clauses of a store, the latest first.
  @GetMapping(STORE + "/clauses")
  String clauses(Person person, @PathVariable String store, Model model) {
    return list(person, store, List.of(), model);
  }

  private String list(Person person, String store, List<String> problems, Model model) {
    EvidenceCollection collection = collection(store);
    ClauseViews views = new ClauseViews(site, person, collection.party());
    List<DraftedClause> drafted = clauses.ofCollection(store);
    model.addAttribute("store", store);
    model.addAttribute("clauses", drafted.reversed().stream().map(views::of).toList());
    return forms.show(
        "evidence-clauses",
        Words.say("evidence.clauses.title", store),
        EvidencePlaces.clauses(store),
        problems,
        model);
  }

  @PostMapping(STORE + "/clauses/enter")
  String enter(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "") String draft,
      Model model) {
    By by = forms.by(person, Role.COUNSEL);
    return answered(person, store, draft, number -> read(clauses.enter(number, by)), model);
  }

  @PostMapping(STORE + "/clauses/decline")
  String decline(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "") String draft,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.COUNSEL);
    return answered(person, store, draft, number -> clauses.decline(number, reason, by), model);
  }

  @PostMapping(STORE + "/clauses/withdraw")
  String withdraw(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "") String draft,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.COUNSEL);
    return answered(
        person, store, draft, number -> read(clauses.withdraw(number, reason, by)), model);
  }

  /// Has the site read the register again if something was done to it.
  private Reviewed read(Reviewed reviewed) {
    if (reviewed instanceof Reviewed.Done) {
      register.readAgain();
    }
    return reviewed;
  }

  private String answered(
      Person person, String store, String draft, Function<Long, Reviewed> answering, Model model) {
    long number = draft.matches("\\d{1,18}") ? Long.parseLong(draft, 10) : -1;
    boolean isHere = clauses.draft(number).filter(it -> it.collection().equals(store)).isPresent();
    Reviewed reviewed =
        isHere ? answering.apply(number) : new Reviewed.Refused(Reviewed.Reason.NOT_THERE);
    List<String> problems = ReviewDesk.problems(reviewed);
    return problems.isEmpty()
        ? "redirect:" + EvidencePlaces.clauses(store)
        : list(person, store, problems, model);
  }
}
