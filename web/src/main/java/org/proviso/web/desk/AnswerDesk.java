package org.proviso.web.desk;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.answer.PrivilegeLine;
import org.proviso.docket.answer.ProducedFile;
import org.proviso.docket.answer.Reply;
import org.proviso.store.AnswerFile;
import org.proviso.store.Answers;
import org.proviso.store.By;
import org.proviso.store.Filed;
import org.proviso.store.InquiryFile;
import org.proviso.store.Uploads;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.access.StepUp;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Days;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a recipient answered, as it was certified: item by item beside what was asked, its files,
/// its privilege log, its objections and what became of them, its requests for more time.
@Controller
final class AnswerDesk {

  /// An item with its reply.
  ///
  /// @param asked what was asked
  /// @param kind of the reply, in words; empty if there is none
  record Item(
      int number,
      String asked,
      String kind,
      String said,
      List<Handed> files,
      List<PrivilegeLine> log) {}

  /// A file that was handed over.
  ///
  /// @param text its name, length and hash
  /// @param forAll the same without the name, which may be of a person
  record Handed(String text, String href, String forAll) {}

  /// A version of the answer.
  ///
  /// @param signed who certified it, when and by which event; several where one was replaced
  /// @param mayPublish whether it is the last, and so may be published
  record Version(int number, List<Signed> signed, List<Item> items, boolean mayPublish) {}

  /// A certification.
  record Signed(String words, String statement, long event) {}

  /// An objection.
  record Raised(int number, String words, List<String> steps, boolean isOpen, long event) {}

  private final OpenInquiries open;
  private final Answers answers;
  private final Uploads uploads;
  private final Published published;
  private final StepUp stepUp;
  private final DeskForms forms;
  private final Site site;

  AnswerDesk(
      OpenInquiries open,
      Answers answers,
      Uploads uploads,
      Published published,
      StepUp stepUp,
      DeskForms forms,
      Site site) {
    this.open = open;
    this.answers = answers;
    this.uploads = uploads;
    this.published = published;
    this.stepUp = stepUp;
    this.forms = forms;
    this.site = site;
  }

  private static String here(String inquiry, String party) {
    return "/desk/inquiries/" + inquiry + "/recipients/" + party + "/answers";
  }

  @GetMapping("/desk/inquiries/{inquiry}/recipients/{party}/answers")
  String page(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    return show(person, file(inquiry, party), party, List.of(), model);
  }

  /// @throws NotOnRecord if there is no such inquiry, or it is not of the party
  private InquiryFile file(String inquiry, String party) {
    InquiryFile file = open.file(inquiry);
    OpenInquiries.mustBeOf(file, party);
    return file;
  }

  private String show(
      Person person, InquiryFile file, String party, List<String> problems, Model model) {
    String inquiry = file.heading().inquiry();
    String name = site.party(party).name();
    AnswerFile answered = answers.certified(inquiry, party);
    model.addAttribute("back", "/desk/inquiries/" + inquiry + "/recipients/" + party);
    model.addAttribute("here", here(inquiry, party));
    model.addAttribute("heading", file.heading());
    model.addAttribute("versions", versions(file, answered));
    model.addAttribute(
        "objections", answered.objections().stream().map(AnswerDesk::raised).toList());
    model.addAttribute(
        "requests",
        answered.requests().stream()
            .map(
                it ->
                    Words.say(
                        it.item() == null ? "desk.request" : "desk.request.item",
                        Days.read(it.day()),
                        Days.read(it.until()),
                        it.reason(),
                        String.valueOf(it.item())))
            .toList());
    model.addAttribute("mayRule", person.is(Role.COUNSEL));
    model.addAttribute("mayDecide", person.is(Role.APPROVER));
    return forms.show(
        "desk-answers",
        Words.say("desk.answers.title", name, file.heading().title()),
        here(inquiry, party),
        problems,
        model);
  }

  private static List<Version> versions(InquiryFile file, AnswerFile answered) {
    List<Version> versions = new ArrayList<>();
    for (AnswerFile.Version version : answered.versions()) {
      if (!version.isCertified()) {
        continue;
      }
      versions.add(
          new Version(
              version.number(),
              version.certifications().stream().map(AnswerDesk::signed).toList(),
              items(file, answered, version),
              answered.latestCertified().filter(version::equals).isPresent()));
    }
    return versions.reversed();
  }

  private static Signed signed(AnswerFile.Certification it) {
    String words =
        Words.say(
            "desk.certified",
            Days.read(it.day()),
            it.certificate().official(),
            it.certificate().office(),
            Days.read(it.firstReceived()));
    return new Signed(
        it.reason() == null
            ? words
            : words + " " + Words.say("desk.certified.in-place", it.reason()),
        it.certificate().statement(),
        it.event());
  }

  private static List<Item> items(
      InquiryFile file, AnswerFile answered, AnswerFile.Version version) {
    Map<String, ProducedFile> files = new TreeMap<>();
    for (AnswerFile.Upload upload : answered.uploads()) {
      ProducedFile finished = upload.finished();
      if (finished != null) {
        files.put(upload.id(), finished);
      }
    }
    List<Item> items = new ArrayList<>();
    var asked = file.revisions().get(version.asked() - 1).draft().items();
    for (int number = 1; number <= version.items(); number++) {
      String what = number <= asked.size() ? asked.get(number - 1).what() : "";
      Reply reply = version.reply(number).map(AnswerFile.Saved::reply).orElse(null);
      items.add(item(number, what, reply, files));
    }
    return items;
  }

  private static Item item(
      int number, String asked, @Nullable Reply reply, Map<String, ProducedFile> files) {
    if (reply == null) {
      return new Item(number, asked, "", "", List.of(), List.of());
    }
    List<Handed> handed = new ArrayList<>();
    for (String upload : reply.uploads()) {
      ProducedFile file = files.get(upload);
      if (file != null) {
        handed.add(
            new Handed(
                Words.say(
                    "desk.file",
                    file.name().shown(),
                    Counts.bytes(file.length()),
                    file.hash().hex()),
                "/desk/uploads/" + upload,
                Words.say("desk.file.for-all", Counts.bytes(file.length()), file.hash().hex())));
      }
    }
    List<PrivilegeLine> log =
        reply instanceof Reply.Privileged privileged ? privileged.log() : List.of();
    String said =
        reply instanceof Reply.NeedTime time
            ? Words.say("desk.need-time", time.said(), Days.read(time.until()))
            : reply.said();
    return new Item(number, asked, Words.say("desk.reply." + reply.kind()), said, handed, log);
  }

  private static Raised raised(Objection objection) {
    String to =
        objection.item() == null
            ? Words.say("desk.objection.letter")
            : Words.say("desk.item", String.valueOf(objection.item()));
    return new Raised(
        objection.number(),
        Words.say("desk.objection", to, Days.read(objection.day()), objection.ground()),
        objection.steps().stream()
            .map(
                step ->
                    Words.say(
                        "desk.objection." + step.kind().word(), Days.read(step.day()), step.said()))
            .toList(),
        objection.isOpen(),
        objection.event());
  }

  /// Written by the thread that answers: what another thread wrote would now and then come after
  /// the end of the answer, which then was empty.
  @GetMapping("/desk/uploads/{upload}")
  ResponseEntity<InputStreamResource> upload(@PathVariable String upload) throws IOException {
    PushbackInputStream content = new PushbackInputStream(uploads.readCertified(upload));
    int first = content.read();
    if (first < 0) {
      content.close();
      throw new NotOnRecord(Words.say("desk.no.file"));
    }
    content.unread(first);
    // What others sent is only ever taken away, and never opened here.
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(upload + ".bin", StandardCharsets.US_ASCII)
                .build()
                .toString())
        .body(new InputStreamResource(content));
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/answers/rule")
  String rule(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "0") int number,
      @RequestParam(defaultValue = "") String ruling,
      @RequestParam(defaultValue = "") String said,
      Model model) {
    By by = forms.by(person, Role.COUNSEL);
    file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", said, 5_000);
    List<String> problems = new ArrayList<>(reader.problems());
    if (!ruling.equals("sustained") && !ruling.equals("overruled")) {
      problems.add(Words.say("desk.needs", Words.say("desk.ruling")));
    }
    if (problems.isEmpty()) {
      Filed filed =
          answers.rule(inquiry, party, number, ruling.equals("sustained"), why, open.today(), by);
      problems.addAll(
          switch (filed) {
            case Filed.Done done -> List.<String>of();
            case Filed.Incomplete incomplete -> List.of(Words.say("desk.not-ruled"));
            case Filed.Refused refused -> List.of(Words.say("desk.not-ruled"));
          });
    }
    return problems.isEmpty()
        ? "redirect:" + here(inquiry, party)
        : show(person, open.file(inquiry), party, problems, model);
  }

  /// Puts what was answered on the recipient's public docket: the words, and the files by their
  /// hashes. The files themselves stay as they are.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/answers/publish")
  String publish(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    InquiryFile file = file(inquiry, party);
    AnswerFile answered = answers.certified(inquiry, party);
    List<AnswerFile.Version> found =
        answered.versions().stream()
            .filter(it -> it.number() == version && it.isCertified())
            .toList();
    if (found.isEmpty()) {
      throw new NotOnRecord(Words.say("desk.no.answer"));
    }
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.textOrNothing("desk.reason", reason, 5_000);
    if (!reader.problems().isEmpty()) {
      return show(person, file, party, reader.problems(), model);
    }
    List<String> lines = new ArrayList<>();
    for (Item item : items(file, answered, found.getFirst())) {
      lines.add(Words.say("desk.answered.item", "" + item.number(), item.asked()));
      lines.add(item.kind() + (item.said().isBlank() ? "" : ": " + item.said()));
      item.files().forEach(each -> lines.add("- " + each.forAll()));
      lines.add("");
    }
    published.answer(file, party, found.getFirst(), String.join("\n", lines), why, by);
    return "redirect:" + here(inquiry, party);
  }
}
