package org.proviso.web.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.DemandMatrix;
import org.proviso.docket.review.ItemName;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.FiledItem;
import org.proviso.evidence.search.Question;
import org.proviso.store.By;
import org.proviso.store.ReviewFile;
import org.proviso.store.Reviewed;
import org.proviso.store.Reviews;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What reviewers do: attach a store, code, settle, tag, note, save searches and run them. Each is
/// one event, however many documents it is about.
@Controller
final class ReviewForms {

  private static final String STORE = EvidencePlaces.ALL + "/{store}";

  private final EvidenceStores stores;
  private final Reviews reviews;
  private final ReviewDesk desk;
  private final EvidencePages pages;
  private final ItemPage itemPage;
  private final HeldFiles held;
  private final DeskForms forms;

  ReviewForms(
      EvidenceStores stores,
      Reviews reviews,
      ReviewDesk desk,
      EvidencePages pages,
      ItemPage itemPage,
      HeldFiles held,
      DeskForms forms) {
    this.stores = stores;
    this.reviews = reviews;
    this.desk = desk;
    this.pages = pages;
    this.itemPage = itemPage;
    this.held = held;
    this.forms = forms;
  }

  /// Where a form was, and what it was about.
  private record Form(String store, MultiValueMap<String, String> fields) {

    String of(String name) {
      return Objects.requireNonNullElse(fields.getFirst(name), "").strip();
    }

    /// Returns the location of the item that was shown; empty on a page of hits.
    String at() {
      return of("at");
    }

    Scope scope() {
      return Scope.of(of("scope")).orElse(at().isEmpty() ? Scope.SEARCH : Scope.ITEM);
    }

    int number(String name) {
      return ItemPage.number(of(name));
    }

    @Nullable Digest manifest() {
      return Digest.parseHex(of("manifest")).orElse(null);
    }
  }

  private By by(Person person) {
    return forms.by(person, Role.REVIEWER);
  }

  private String done(Form form) {
    return "redirect:"
        + (form.at().isEmpty()
            ? EvidencePlaces.search(form.store(), AskedFor.of(form.fields()))
            : EvidencePlaces.item(form.store(), form.at(), form.of("words"), form.number("page")));
  }

  private String after(Person person, Form form, List<String> problems, Model model) {
    if (problems.isEmpty()) {
      return done(form);
    }
    return form.at().isEmpty()
        ? pages.show(person, form.store(), AskedFor.of(form.fields()), problems, model)
        : itemPage.show(
            person,
            form.store(),
            form.at(),
            form.of("words"),
            form.number("page"),
            form.number("second"),
            problems,
            model);
  }

  /// What is done with a batch.
  private interface Deed {
    Reviewed with(ReviewFile.Batch batch);
  }

  private List<String> decide(Form form, Deed deed) {
    Found found = stores.in(form.store(), store -> found(store, form));
    return switch (found) {
      case Found.Nothing(String why) -> List.of(why);
      case Found.Items items -> {
        // What was seen may not be what is there by now.
        Digest seen = form.manifest();
        yield ReviewDesk.problems(
            deed.with(
                new ReviewFile.Batch(
                    form.store(),
                    seen == null ? items.manifest() : seen,
                    items.selection(),
                    items.items())));
      }
    };
  }

  private Found found(EvidenceStores.Store store, Form form) throws IOException {
    Gathering gathering = new Gathering(store);
    AskedFor asked = AskedFor.of(form.fields()).starting(0);
    if (form.scope() == Scope.SEARCH) {
      if (!asked.fits()) {
        return new Found.Nothing(Words.say("evidence.too-long"));
      }
      ReviewDesk.Asking asking = desk.question(store, asked, 1);
      return asking.problems().isEmpty()
          ? gathering.search(asking.question(), asked.selection())
          : new Found.Nothing(asking.problems().getFirst());
    }
    return gathering.around(form.scope(), shown(store, form.at()));
  }

  /// Of a copy, what is shown in its place: what is decided of one is decided of all.
  private static FiledItem shown(EvidenceStores.Store store, String at) throws IOException {
    FiledItem filed = ItemPage.filed(store, at);
    return filed.kin().copy().isEmpty()
        ? filed
        : ItemPage.filed(store, filed.kin().copy().get().master().toString());
  }

  private static @Nullable Code code(Form form, List<String> problems) {
    Code code = Code.of(form.of("code")).orElse(null);
    if (code == null) {
      problems.add(Words.say("desk.needs", Words.say("evidence.code")));
    }
    return code;
  }

  @PostMapping(STORE + "/attach")
  String attach(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = by(person);
    Form form = new Form(store, fields);
    Digest manifest = stores.in(store, it -> it.manifest());
    String[] to = form.of("recipient").split("/", -1);
    Reviewed reviewed =
        to.length == 2
            ? reviews.attach(to[0], to[1], store, manifest, by)
            : new Reviewed.Refused(Reviewed.Reason.NOT_THERE);
    return after(person, form, ReviewDesk.problems(reviewed), model);
  }

  @PostMapping(STORE + "/code")
  String code(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = by(person);
    Form form = new Form(store, fields);
    List<String> problems = new ArrayList<>();
    Code code = code(form, problems);
    boolean isSecond = form.number("second") > 0;
    if (code != null) {
      problems.addAll(
          decide(
              form,
              batch ->
                  reviews.code(
                      batch,
                      form.number("item"),
                      code,
                      isSecond ? ReviewFile.Turn.SECOND : ReviewFile.Turn.ANY,
                      by)));
    }
    return problems.isEmpty() && isSecond
        ? "redirect:" + EvidencePlaces.second(store, form.number("second"))
        : after(person, form, problems, model);
  }

  @PostMapping(STORE + "/settle")
  String settle(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = forms.by(person, Role.COUNSEL);
    Form form = new Form(store, fields);
    List<String> problems = new ArrayList<>();
    Code code = code(form, problems);
    if (code == Code.SECOND_LOOK) {
      problems.add(Words.say("evidence.settle.no-second-look"));
    } else if (code != null) {
      problems.addAll(
          decide(
              form,
              batch -> reviews.settle(batch, form.number("item"), code, form.of("reason"), by)));
    }
    return after(person, form, problems, model);
  }

  /// @param fields `put` is `no` where a tag is taken off
  @PostMapping(STORE + "/tag")
  String tag(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = by(person);
    Form form = new Form(store, fields);
    return after(
        person,
        form,
        decide(form, batch -> reviews.tag(batch, form.of("tag"), !form.of("put").equals("no"), by)),
        model);
  }

  @PostMapping(STORE + "/note")
  String note(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = by(person);
    Form form = new Form(store, fields);
    DeskForms.Reader reader = new DeskForms.Reader();
    String said = reader.text("evidence.note", form.of("said"), Reviews.LONGEST);
    List<String> problems = new ArrayList<>(reader.problems());
    if (problems.isEmpty()) {
      FiledItem filed = stores.in(store, it -> ItemPage.filed(it, form.at()));
      Digest digest = filed.item().sha256().orElse(null);
      Digest manifest = form.manifest();
      if (digest == null || manifest == null) {
        problems.add(Words.say("evidence.no-original"));
      } else {
        ItemName item = new ItemName(filed.location().toString(), digest);
        int page = form.number("page");
        problems.addAll(
            ReviewDesk.problems(
                reviews.note(
                    store,
                    manifest,
                    item,
                    said,
                    page == 0 ? null : new ReviewFile.Place(page, null, null),
                    by)));
      }
    }
    return after(person, form, problems, model);
  }

  @PostMapping(STORE + "/note/withdraw")
  String withdraw(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = by(person);
    Form form = new Form(store, fields);
    String number = form.of("note");
    Reviewed reviewed =
        number.matches("\\d{1,18}")
            ? reviews.withdrawNote(store, Long.parseLong(number), by)
            : new Reviewed.Refused(Reviewed.Reason.NOT_THERE);
    return after(person, form, ReviewDesk.problems(reviewed), model);
  }

  /// Saves a search and runs it at once, so that where was searched is on record.
  @PostMapping(STORE + "/searches")
  String save(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = by(person);
    Form form = new Form(store, fields);
    AskedFor asked = AskedFor.of(fields);
    String name = form.of("name");
    int item = form.number("item");
    Ran ran = ran(store, asked);
    List<String> problems = ran.problems();
    if (problems.isEmpty()) {
      problems =
          ReviewDesk.problems(
              reviews.save(store, name, asked.selection(), item == 0 ? null : item, by));
    }
    if (problems.isEmpty()) {
      problems = ReviewDesk.problems(reviews.ran(store, name, ran.manifest(), ran.found(), by));
    }
    return problems.isEmpty()
        ? "redirect:" + EvidencePlaces.searches(store)
        : after(person, form, problems, model);
  }

  @PostMapping(STORE + "/searches/run")
  String run(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    By by = by(person);
    Form form = new Form(store, fields);
    ReviewFile.SavedSearch search =
        desk.search(store, form.of("name"))
            .orElseThrow(() -> new NotOnRecord(Words.say("evidence.no-search")));
    Ran ran = ran(store, AskedFor.of(search.search()));
    List<String> problems = ran.problems();
    if (problems.isEmpty()) {
      problems =
          ReviewDesk.problems(reviews.ran(store, search.name(), ran.manifest(), ran.found(), by));
    }
    return problems.isEmpty()
        ? "redirect:" + EvidencePlaces.searches(store)
        : after(person, form, problems, model);
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
          ReviewDesk.Asking asking = desk.question(it, asked.starting(0), 1);
          if (!asked.fits() || !asking.problems().isEmpty()) {
            return new Ran(
                it.manifest(),
                found,
                asked.fits() ? asking.problems() : List.of(Words.say("evidence.too-long")));
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
