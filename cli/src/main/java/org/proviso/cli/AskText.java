package org.proviso.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.proviso.law.act.Mark;
import org.proviso.law.engine.Answer;
import org.proviso.pack.explain.Citation;
import org.proviso.pack.explain.Sentence;

/// An answer as numbered sentences, each with its source.
final class AskText {

  private AskText() {}

  static String of(AskReport report) {
    StringBuilder text = new StringBuilder();
    AskReport.Before before = report.before();
    if (before != null) {
      supposed(text, before, report.answer());
    }
    text.append(Words.of(report.answer().headline())).append("\n\n");
    text.append(Lines.hanging("", report.explanation().answer())).append('\n');
    int number = 1;
    for (Sentence sentence : report.explanation().because()) {
      text.append(Lines.hanging(String.format("%2d. ", number), sentence.text() + mark(sentence)));
      if (!sentence.citations().isEmpty()) {
        text.append(
            Lines.hanging(
                "    " + Words.say("ask.source"),
                sentence.citations().stream()
                    .map(Citation::text)
                    .collect(Collectors.joining("; "))));
      }
      number++;
    }
    List<String> caveats = report.explanation().caveats();
    if (!caveats.isEmpty()) {
      text.append('\n').append(Words.say("ask.caveats")).append('\n');
      caveats.forEach(caveat -> text.append(Lines.hanging("  - ", caveat)));
    }
    appendSources(text, report.explanation().because());
    return text.append('\n')
        .append(Lines.hanging("", Words.say("reading", report.reading())))
        .append(Lines.hanging("", Words.say("data", report.pack().name(), report.pack().title())))
        .toString();
  }

  /// Lists each source once, its address on a line of its own so that it can be followed.
  private static void appendSources(StringBuilder text, List<Sentence> because) {
    Set<String> sources = new LinkedHashSet<>();
    for (Sentence sentence : because) {
      for (Citation citation : sentence.citations()) {
        if (!citation.where().isEmpty()) {
          sources.add(citation.text() + "  " + citation.where());
        }
      }
    }
    if (!sources.isEmpty()) {
      text.append('\n').append(Words.say("ask.sources")).append('\n');
      sources.forEach(source -> text.append("  ").append(source).append('\n'));
    }
  }

  private static void supposed(StringBuilder text, AskReport.Before before, Answer after) {
    boolean same = before.answer().headline() == after.headline();
    text.append(Words.say("suppose.title", before.file())).append('\n');
    text.append(Lines.hanging(Words.say("suppose.before"), span(before.answer())));
    text.append(Lines.hanging(Words.say("suppose.after"), span(after)));
    text.append(Words.say(same ? "suppose.same" : "suppose.changed")).append("\n\n");
  }

  private static String span(Answer answer) {
    return Words.say(
        "suppose.span",
        Words.of(answer.headline()),
        Days.written(answer.span().from()),
        Days.written(answer.span().until()));
  }

  private static String mark(Sentence sentence) {
    return switch (sentence.mark()) {
      case V1 -> "";
      case V2, M, D -> " [" + inWords(sentence.mark()) + "]";
    };
  }

  private static String inWords(Mark mark) {
    return Words.say("mark." + mark);
  }
}
