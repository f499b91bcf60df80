package org.proviso.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.FileName;
import org.proviso.docket.answer.ProducedFile;
import org.proviso.store.AnswerFile;
import org.proviso.store.Answers;
import org.proviso.store.By;
import org.proviso.store.Filed;
import org.proviso.store.Uploads;
import org.proviso.web.access.Person;
import org.proviso.web.site.Counts;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// One item of an answer: the reply, its privilege log, and its files.
@Controller
final class ItemPages {

  /// A file that may go with a reply, or is on its way.
  ///
  /// @param hash empty while it is not whole
  record Shown(
      String id,
      String name,
      String size,
      String kind,
      String hash,
      boolean isFinished,
      boolean isChosen,
      String arrived) {}

  private final Portal portal;
  private final Answers answers;
  private final Uploads uploads;

  ItemPages(Portal portal, Answers answers, Uploads uploads) {
    this.portal = portal;
    this.answers = answers;
    this.uploads = uploads;
  }

  @GetMapping("/portal/{inquiry}/{party}/items/{item}")
  String page(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String item,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    int number = item(own, item);
    PortalForm form =
        own.file()
            .open()
            .flatMap(it -> it.reply(number))
            .map(it -> PortalForm.of(it.reply()))
            .orElse(new PortalForm("", "", "", List.of(), List.of()));
    return show(own, number, form, List.of(), model);
  }

  /// @throws NotOnRecord if the letter has no such item
  private static int item(Own own, String given) {
    int number = PortalForm.number(given);
    if (number < 1 || number > own.answering().items().size()) {
      throw new NotOnRecord(Words.say("portal.none"));
    }
    return number;
  }

  private String show(Own own, int number, PortalForm form, List<String> problems, Model model) {
    model.addAttribute("number", number);
    model.addAttribute("asked", own.answering().items().get(number - 1));
    model.addAttribute("form", form);
    model.addAttribute("isOpen", own.file().open().isPresent());
    model.addAttribute(
        "files",
        own.file().uploads().stream()
            .filter(it -> !it.abandoned())
            .filter(it -> it.item() == number || form.uploads().contains(it.id()))
            .map(it -> shown(it, form))
            .toList());
    model.addAttribute("last", own.answering().items().size());
    return portal.show(
        "portal-item",
        Words.say("portal.item.title", Integer.toString(number), own.letter().title()),
        own,
        2,
        problems,
        model);
  }

  private static Shown shown(AnswerFile.Upload upload, PortalForm form) {
    ProducedFile finished = upload.finished();
    return new Shown(
        upload.id(),
        upload.name().shown(),
        Counts.bytes(upload.length()),
        finished == null ? "" : Words.say("portal.file." + finished.kind().word()),
        finished == null ? "" : finished.hash().hex(),
        finished != null,
        form.uploads().contains(upload.id()),
        Counts.bytes(upload.arrived()));
  }

  @PostMapping("/portal/{inquiry}/{party}/items/{item}")
  String save(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String item,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    int number = item(own, item);
    PortalForm form = PortalForm.of(request);
    return switch (form.read()) {
      case PortalForm.Outcome.Wrong(List<String> problems) -> {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        yield show(own, number, form, problems, model);
      }
      case PortalForm.Outcome.Read(var reply) -> {
        Filed filed = answers.save(inquiry, party, number, reply, portal.by(person));
        if (filed instanceof Filed.Done
            || filed.equals(new Filed.Refused(Filed.Reason.NO_CHANGE))) {
          yield "redirect:" + own.here() + "#items";
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        yield show(own, number, form, Portal.problems(filed), model);
      }
    };
  }

  /// Takes a file from a plain form, for browsers without scripts. It is chosen for the reply at
  /// once, if that is of a kind that takes files.
  @PostMapping("/portal/{inquiry}/{party}/items/{item}/files")
  String upload(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String item,
      @RequestParam(name = "content", required = false) @Nullable MultipartFile content,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Own own = portal.own(person, inquiry, party);
    int number = item(own, item);
    String problem =
        content == null || content.isEmpty()
            ? Words.say("portal.needs.file")
            : take(own, number, content, portal.by(person));
    if (problem.isEmpty()) {
      return "redirect:" + own.here() + "/items/" + number + "#files";
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    PortalForm form =
        own.file()
            .open()
            .flatMap(it -> it.reply(number))
            .map(it -> PortalForm.of(it.reply()))
            .orElse(new PortalForm("", "", "", List.of(), List.of()));
    return show(own, number, form, List.of(problem), model);
  }

  /// Returns what was wrong; empty if nothing was.
  private String take(Own own, int item, MultipartFile content, By by) throws IOException {
    FileName name =
        FileName.of(PortalForm.text(content.getOriginalFilename()))
            .orElseGet(() -> FileName.of(Words.say("portal.file.unnamed")).orElseThrow());
    Uploads.Begun begun =
        uploads.begin(own.inquiry(), own.party(), item, name, content.getSize(), null, by);
    return switch (begun) {
      case Uploads.Begun.Refused(Uploads.Begun.Reason reason) ->
          Words.say("portal.upload." + reason);
      case Uploads.Begun.Yes(String id) -> {
        try (InputStream in = content.getInputStream()) {
          Pieces.append(uploads, own.party(), id, 0, in);
        }
        uploads.finish(own.party(), id, null, by);
        yield "";
      }
    };
  }

  @PostMapping("/portal/{inquiry}/{party}/items/{item}/files/{upload}/remove")
  String remove(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String item,
      @PathVariable String upload) {
    Own own = portal.own(person, inquiry, party);
    int number = item(own, item);
    uploads.abandon(party, upload, portal.by(person));
    return "redirect:" + own.here() + "/items/" + number + "#files";
  }
}
