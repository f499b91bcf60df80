package org.proviso.web.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.ItemName;
import org.proviso.evidence.search.FiledItem;
import org.proviso.store.By;
import org.proviso.store.ReviewFile;
import org.proviso.store.Reviewed;
import org.proviso.store.Reviews;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What reviewers do: attach a store, code, settle, tag and note. Each is one event, however many
/// documents it is about.
@Controller
final class ReviewForms {

  private static final String STORE = EvidencePlaces.ALL + "/{store}";

  private final EvidenceStores stores;
  private final Reviews reviews;
  private final ReviewDesk desk;
  private final EvidencePages pages;
  private final ItemPage itemPage;
  private final DeskForms forms;

  ReviewForms(
      EvidenceStores stores,
      Reviews reviews,
      ReviewDesk desk,
      EvidencePages pages,
      ItemPage itemPage,
      DeskForms forms) {
    this.stores = stores;
    this.reviews = reviews;
    this.desk = desk;
    this.pages = pages;
    this.itemPage = itemPage;
    this.forms = forms;
  }

  /// Where a form was, who sent it, and what it was about.
  record Form(Person person, String store, MultiValueMap<String, String> fields) {

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

    Reading reading() {
      return Reading.of(of(Reading.PARAMETER));
    }

    /// Returns the manifest that was looked at; null where the form does not say.
    @Nullable Digest manifest() {
      return Digest.parseHex(of("manifest")).orElse(null);
    }
  }

  /// Reads a form, before what it asks for is done.
  @ModelAttribute("form")
  Form form(
      Person person,
      @PathVariable String store,
      @RequestParam MultiValueMap<String, String> fields) {
    return new Form(person, store, fields);
  }

  private By reviewer(Form form) {
    return forms.by(form.person(), Role.REVIEWER);
  }

  private String done(Form form) {
    return "redirect:"
        + (form.at().isEmpty()
            ? EvidencePlaces.search(form.store(), AskedFor.of(form.fields()))
            : EvidencePlaces.item(
                form.reading(), form.store(), form.at(), form.of("words"), form.number("page")));
  }

  private String after(Form form, List<String> problems, Model model) {
    if (problems.isEmpty()) {
      return done(form);
    }
    return form.at().isEmpty()
        ? pages.show(form.person(), form.store(), AskedFor.of(form.fields()), problems, model)
        : itemPage.show(
            form.person(),
            form.store(),
            form.at(),
            form.of("words"),
            form.number("page"),
            form.reading(),
            problems,
            model);
  }

  /// What is done with a batch.
  private interface Deed {
    Reviewed with(ReviewFile.Batch batch);
  }

  private List<String> decide(Form form, Deed deed) {
    Digest seen = form.manifest();
    if (seen == null) {
      return List.of(unseen());
    }
    Found found = stores.in(form.store(), store -> found(store, form));
    return switch (found) {
      case Found.Nothing(String why) -> List.of(why);
      // What was seen may not be what is there by now.
      case Found.Items items ->
          ReviewDesk.problems(
              deed.with(
                  new ReviewFile.Batch(form.store(), seen, items.selection(), items.items())));
    };
  }

  private Found found(EvidenceStores.Store store, Form form) throws IOException {
    Gathering gathering = new Gathering(store);
    AskedFor asked = AskedFor.of(form.fields()).starting(0);
    if (form.scope() == Scope.SEARCH) {
      if (asked.reading().isSecond()) {
        return new Found.Nothing(Words.say("evidence.second.one-by-one"));
      }
      if (!asked.unfit().isEmpty()) {
        return new Found.Nothing(asked.unfit().getFirst());
      }
      ReviewDesk.Asking asking = desk.question(store, asked, 1, form.person());
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

  private static String unseen() {
    return Words.say("desk.needs", Words.say("evidence.seen"));
  }

  private static @Nullable Code code(Form form, List<String> problems) {
    Code code = Code.of(form.of("code")).orElse(null);
    if (code == null) {
      problems.add(Words.say("desk.needs", Words.say("evidence.code")));
    }
    return code;
  }

  @PostMapping(STORE + "/attach")
  String attach(@ModelAttribute(name = "form", binding = false) Form form, Model model) {
    By by = reviewer(form);
    Digest manifest = stores.in(form.store(), it -> it.manifest());
    String[] to = form.of("recipient").split("/", -1);
    Reviewed reviewed =
        to.length == 2
            ? reviews.attach(to[0], to[1], form.store(), manifest, by)
            : new Reviewed.Refused(Reviewed.Reason.NOT_THERE);
    return after(form, ReviewDesk.problems(reviewed), model);
  }

  @PostMapping(STORE + "/code")
  String code(@ModelAttribute(name = "form", binding = false) Form form, Model model) {
    By by = reviewer(form);
    List<String> problems = new ArrayList<>();
    Code code = code(form, problems);
    Reading reading = form.reading();
    if (code != null) {
      problems.addAll(
          decide(
              form,
              batch ->
                  reviews.code(
                      batch,
                      form.number("item"),
                      code,
                      reading.isSecond() ? ReviewFile.Turn.SECOND : ReviewFile.Turn.ANY,
                      by)));
    }
    return problems.isEmpty() && reading.isSecond()
        ? "redirect:" + EvidencePlaces.second(form.store(), reading.second())
        : after(form, problems, model);
  }

  @PostMapping(STORE + "/settle")
  String settle(@ModelAttribute(name = "form", binding = false) Form form, Model model) {
    By by = forms.by(form.person(), Role.COUNSEL);
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
    return after(form, problems, model);
  }

  /// Puts a tag on, or takes it off where the field `put` is `no`.
  @PostMapping(STORE + "/tag")
  String tag(@ModelAttribute(name = "form", binding = false) Form form, Model model) {
    By by = reviewer(form);
    return after(
        form,
        decide(form, batch -> reviews.tag(batch, form.of("tag"), !form.of("put").equals("no"), by)),
        model);
  }

  @PostMapping(STORE + "/note")
  String note(@ModelAttribute(name = "form", binding = false) Form form, Model model) {
    By by = reviewer(form);
    DeskForms.Reader reader = new DeskForms.Reader();
    String said = reader.text("evidence.note", form.of("said"), Reviews.LONGEST);
    List<String> problems = new ArrayList<>(reader.problems());
    if (problems.isEmpty()) {
      FiledItem filed = stores.in(form.store(), it -> ItemPage.filed(it, form.at()));
      Digest digest = filed.item().sha256().orElse(null);
      Digest manifest = form.manifest();
      if (manifest == null) {
        problems.add(unseen());
      } else if (digest == null) {
        problems.add(Words.say("evidence.no-original"));
      } else {
        ItemName item = new ItemName(filed.location().toString(), digest);
        int page = form.number("page");
        problems.addAll(
            ReviewDesk.problems(
                reviews.note(
                    form.store(),
                    manifest,
                    item,
                    said,
                    page == 0 ? null : new ReviewFile.Place(page, null, null),
                    by)));
      }
    }
    return after(form, problems, model);
  }

  @PostMapping(STORE + "/note/withdraw")
  String withdraw(@ModelAttribute(name = "form", binding = false) Form form, Model model) {
    By by = reviewer(form);
    String number = form.of("note");
    Reviewed reviewed =
        number.matches("\\d{1,18}")
            ? reviews.withdrawNote(form.store(), Long.parseLong(number), by)
            : new Reviewed.Refused(Reviewed.Reason.NOT_THERE);
    return after(form, ReviewDesk.problems(reviewed), model);
  }
}
