package org.proviso.web.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Mark;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.fact.Subject;
import org.proviso.pack.explain.Explanation;
import org.proviso.pack.explain.Sentence;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.site.Charts;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Turn;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// One answer with its reasons: the proof that every status on the site opens.
@Controller
final class AnswerPage {

  private final Site site;
  private final Charts charts;

  AnswerPage(Site site, Charts charts) {
    this.site = site;
    this.charts = charts;
  }

  @GetMapping("/answers/{programme}/{name}/{party}/{year}")
  String answer(
      @PathVariable String programme,
      @PathVariable String name,
      @PathVariable String party,
      @PathVariable String year,
      Reading reading,
      Model model) {
    Condition condition = site.condition(programme + "/" + name);
    Subject subject = site.subject(condition, party, year);
    AnswerView view = view(condition, subject, reading);
    model.addAttribute("view", view);
    model.addAttribute("rows", view.chart().table());
    model.addAttribute(
        "frame",
        site.frame(
            Words.say(
                "answer.title",
                condition.id(),
                site.name(party),
                Words.year(year),
                Days.read(reading.on())),
            "day",
            Links.answer(condition.id(), subject, reading),
            reading));
    return "answer";
  }

  private AnswerView view(Condition condition, Subject subject, Reading reading) {
    History history = site.history(condition, subject, reading.asking());
    Answer answer = history.on(reading.on());
    Explanation explanation = site.explainer().explain(history, reading.on());
    Map<String, String> byReading = new TreeMap<>();
    answer
        .lanes()
        .met()
        .byReading()
        .forEach((each, value) -> byReading.put(each, Words.say("met." + value)));
    return new AnswerView(
        new Named(condition.id(), condition.title(), Links.condition(condition.id(), reading)),
        new Named(
            subject.recipient(),
            site.name(subject.recipient()),
            Links.recipient(subject.recipient(), reading)),
        Words.year(subject.year()),
        AnswerLook.of(answer.headline()),
        Words.say("meaning." + answer.headline()),
        explanation.answer(),
        explanation.because().stream().map(sentence -> because(sentence, reading)).toList(),
        lanes(answer.lanes()),
        byReading,
        explanation.caveats(),
        charts
            .enforceability(condition, subject.year(), List.of(subject.recipient()), reading)
            .draw(),
        charts.turns(condition, subject, reading).stream()
            .map(turn -> stretch(condition, subject, turn, reading))
            .toList(),
        command(condition, subject, reading));
  }

  private static Map<String, String> lanes(Answer.Lanes lanes) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("lane.term", Words.say("term." + lanes.term()));
    words.put("lane.award", Words.say("award." + lanes.award()));
    words.put("lane.bar", Words.say("bar." + lanes.bar()));
    words.put("lane.met", Words.say("met." + lanes.met().value()));
    return words;
  }

  private AnswerView.Because because(Sentence sentence, Reading reading) {
    return new AnswerView.Because(
        sentence.text(),
        sentence.citations().stream()
            .map(each -> Provenances.Found.of(each.text(), each.where()))
            .toList(),
        mark(sentence.mark()),
        sentence.acts().stream()
            .map(id -> new Named(id, site.act(id).title(), Links.act(id, reading)))
            .toList());
  }

  private static @Nullable String mark(Mark mark) {
    return switch (mark) {
      case V1 -> null;
      case V2, M, D -> Provenances.inWords(mark);
    };
  }

  private AnswerView.Stretch stretch(
      Condition condition, Subject subject, Turn turn, Reading reading) {
    Reading at = turn.span().from() == null ? reading : reading.on(turn.span().from());
    return new AnswerView.Stretch(
        Days.written(turn.span().from()),
        Days.written(turn.span().until()),
        AnswerLook.of(turn.headline()),
        Links.answer(condition.id(), subject, at),
        turn.acts().stream()
            .map(act -> new Named(act.id(), act.title(), Links.act(act.id(), reading)))
            .toList());
  }

  private static String command(Condition condition, Subject subject, Reading reading) {
    return "./proviso ask %s %s %s --on %s"
            .formatted(condition.id(), subject.recipient(), subject.year(), reading.on())
        + (reading.seenFrom() == null ? "" : " --viewpoint " + reading.seenFrom())
        + (reading.known() == null ? "" : " --known " + reading.known());
  }
}
