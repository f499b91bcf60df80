package org.proviso.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.proviso.docket.answer.Certificate;
import org.proviso.docket.record.Digest;
import org.proviso.store.AnswerFile;
import org.proviso.store.Answers;
import org.proviso.store.Filed;
import org.proviso.web.access.Person;
import org.proviso.web.access.StepUp;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Certification of an answer by a named official, and the replacement of a wrong one. Both ask for
/// a second factor given lately.
@Controller
final class CertifyPages {

  private final Portal portal;
  private final Answers answers;
  private final StepUp stepUp;

  CertifyPages(Portal portal, Answers answers, StepUp stepUp) {
    this.portal = portal;
    this.answers = answers;
    this.stepUp = stepUp;
  }

  @GetMapping("/portal/{inquiry}/{party}/certify")
  String page(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    Own own = portal.own(person, inquiry, party);
    stepUp.require(person);
    return show(own, new Typed("", "", ""), List.of(), model);
  }

  /// What was typed into the form.
  record Typed(String official, String office, String typed) {}

  private String show(Own own, Typed typed, List<String> problems, Model model) {
    Optional<AnswerFile.Version> open = own.file().open();
    model.addAttribute("isOpen", open.isPresent());
    model.addAttribute(
        "gaps",
        open.map(it -> own.file().gaps(it).stream().map(PortalWords::gap).toList())
            .orElse(List.of()));
    model.addAttribute("seen", open.map(it -> own.file().set(it).hash().hex()).orElse(""));
    model.addAttribute("statement", statement(own));
    model.addAttribute("replies", open.map(CertifyPages::replies).orElse(List.of()));
    model.addAttribute("typed", typed);
    model.addAttribute("version", open.map(AnswerFile.Version::number).orElse(0));
    return portal.show(
        "portal-certify",
        Words.say("portal.certify.title", own.letter().title()),
        own,
        5,
        problems,
        model);
  }

  static String statement(Own own) {
    return Words.say("portal.statement", own.name(), own.answering().id());
  }

  private static List<String> replies(AnswerFile.Version version) {
    List<String> replies = new ArrayList<>();
    version
        .replies()
        .forEach(
            (item, saved) ->
                replies.add(
                    Words.say(
                        "portal.certify.reply",
                        Integer.toString(item),
                        PortalWords.kind(saved.reply()),
                        Integer.toString(saved.reply().uploads().size()))));
    return replies;
  }

  @PostMapping("/portal/{inquiry}/{party}/certify")
  String certify(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String official,
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String agreed,
      @RequestParam(defaultValue = "") String seen,
      HttpServletResponse response,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    stepUp.require(person);
    Typed form =
        new Typed(PortalForm.text(official), PortalForm.text(office), PortalForm.text(typed));
    List<String> problems = problems(form, agreed);
    Optional<Digest> hash = Digest.parseHex(seen);
    Optional<AnswerFile.Version> open = own.file().open();
    if (problems.isEmpty() && hash.isPresent() && open.isPresent()) {
      Filed filed =
          answers.certify(
              inquiry,
              party,
              certificate(own, form),
              hash.get(),
              portal.today(),
              portal.by(person));
      if (filed instanceof Filed.Done) {
        return "redirect:" + own.here() + "/receipts/" + open.get().number();
      }
      problems = Portal.problems(filed);
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return show(own, form, problems, model);
  }

  private static Certificate certificate(Own own, Typed form) {
    return new Certificate(form.official(), form.office(), form.typed(), statement(own));
  }

  private static List<String> problems(Typed form, String agreed) {
    List<String> problems = new ArrayList<>();
    if (Stream.of(form.official(), form.office(), form.typed())
        .anyMatch(it -> it.isEmpty() || it.length() > 2000)) {
      problems.add(Words.say("portal.needs.certifier"));
    }
    if (!agreed.equals("yes")) {
      problems.add(Words.say("portal.needs.agreed"));
    }
    return problems;
  }

  @GetMapping("/portal/{inquiry}/{party}/certifier/{version}")
  String replace(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String version,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    stepUp.require(person);
    return showReplace(own, certified(own, version), new Typed("", "", ""), List.of(), model);
  }

  /// @throws NotOnRecord if there is no such version that is certified
  static AnswerFile.Version certified(Own own, String version) {
    int number = PortalForm.number(version);
    return own.file().versions().stream()
        .filter(it -> it.number() == number && it.isCertified())
        .findFirst()
        .orElseThrow(() -> new NotOnRecord(Words.say("portal.none")));
  }

  private String showReplace(
      Own own, AnswerFile.Version version, Typed typed, List<String> problems, Model model) {
    AnswerFile.Certification last = version.certifications().getLast();
    model.addAttribute("version", version.number());
    model.addAttribute("before", last.certificate());
    model.addAttribute("statement", last.certificate().statement());
    model.addAttribute("typed", typed);
    return portal.show(
        "portal-certifier", Words.say("portal.certifier.title"), own, 5, problems, model);
  }

  @PostMapping("/portal/{inquiry}/{party}/certifier/{version}")
  String replace(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String version,
      @RequestParam(defaultValue = "") String official,
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String agreed,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    stepUp.require(person);
    AnswerFile.Version of = certified(own, version);
    Typed form =
        new Typed(PortalForm.text(official), PortalForm.text(office), PortalForm.text(typed));
    List<String> problems = problems(form, agreed);
    String why = PortalForm.text(reason);
    if (why.isEmpty() || why.length() > 5000) {
      problems.add(Words.say("portal.needs.reason"));
    }
    if (problems.isEmpty()) {
      String statement = of.certifications().getLast().certificate().statement();
      Filed filed =
          answers.replaceCertifier(
              inquiry,
              party,
              of.number(),
              new Certificate(form.official(), form.office(), form.typed(), statement),
              why,
              portal.today(),
              portal.by(person));
      if (filed instanceof Filed.Done) {
        return "redirect:" + own.here() + "/receipts/" + of.number();
      }
      problems = Portal.problems(filed);
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return showReplace(own, of, form, problems, model);
  }
}
