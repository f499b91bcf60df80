package org.proviso.cli;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;

/// One enforceability bar through time as SVG: colour, pattern and word for each answer, acts as
/// numbered marks above the axis, and the same rows in words below.
///
/// Self-contained, without script; light and dark by the reader's setting, readable in grey.
final class TimelineChart {

  private static final int WIDTH = 960;
  private static final int MARGIN = 24;
  private static final int LINE = 18;
  private static final int CHARACTERS = 128;
  private static final int BAR = 44;

  private final Turns turns;
  private final LocalDate first;
  private final LocalDate last;
  private final StringBuilder out = new StringBuilder(8192);
  private int y = MARGIN;

  TimelineChart(Turns turns) {
    this.turns = turns;
    List<LocalDate> days = new ArrayList<>();
    for (Turns.Row row : turns.rows()) {
      LocalDate from = row.span().from();
      if (from != null) {
        days.add(from);
      }
    }
    Span span = turns.pack().span();
    LocalDate begin = days.isEmpty() ? span.from() : days.getFirst();
    LocalDate end = days.isEmpty() ? span.until() : days.getLast();
    LocalDate from = begin == null ? LocalDate.EPOCH : begin;
    LocalDate until = end == null ? from.plusYears(1) : end;
    first = days.isEmpty() ? from : LocalDate.of(from.minusMonths(4).getYear(), 1, 1);
    last = days.isEmpty() ? until : LocalDate.of(until.plusMonths(16).getYear(), 1, 1);
  }

  String svg() {
    text("heading", turns.heading(), MARGIN);
    text("small", Words.say("reading", turns.reading()), MARGIN);
    marks();
    bar();
    axis();
    key();
    rows();
    makers();
    text("small", Words.say("data", turns.pack().name(), turns.pack().title()), MARGIN);
    return head() + out + "</svg>\n";
  }

  private String head() {
    String description = Words.say("chart.description", String.join("; ", turns.lines()));
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
        role="img" aria-labelledby="title desc">
        <title id="title">%3$s</title>
        <desc id="desc">%4$s</desc>
        <style>
        %5$s</style>
        <defs>
        %6$s</defs>
        <rect class="page" width="%1$d" height="%2$d"/>
        """
        .formatted(
            WIDTH,
            y + MARGIN - LINE,
            Encode.forXml(turns.heading()),
            Encode.forXml(description),
            Look.SVG_STYLE,
            Look.SVG_PATTERNS);
  }

  private void text(String style, String text, int x) {
    for (String line : Lines.wrap(text, style.equals("heading") ? 96 : CHARACTERS)) {
      line(style, x, y, line);
      y += style.equals("heading") ? LINE + 4 : LINE;
    }
  }

  private void line(String style, int x, int at, String text) {
    out.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(style, x, at, Encode.forXml(text)));
  }

  /// One mark for each day on which the answer turned, with the numbers of what turned it.
  private void marks() {
    int height = tiers() * 20;
    int base = y + height;
    int previous = Integer.MIN_VALUE;
    int tier = 0;
    for (Turns.Row row : turns.rows()) {
      LocalDate from = row.span().from();
      if (from == null || row.madeBy().isEmpty()) {
        continue;
      }
      int x = x(from);
      String label = numbers(row);
      int half = half(label);
      tier = x - half < previous ? tier + 1 : 0;
      previous = x + half + 6;
      int at = base - 12 - tier * 20;
      out.append("<g class=\"mark\"><title>")
          .append(Encode.forXml(inWords(row)))
          .append("</title>\n");
      out.append("<path class=\"stem\" d=\"M%d %dV%d\"/>\n".formatted(x, at + 8, base + BAR));
      out.append(
          "<rect class=\"disc\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"17\" rx=\"8\"/>\n"
              .formatted(x - half, at - 9, 2 * half));
      out.append(
          "<text class=\"number\" x=\"%d\" y=\"%d\">%s</text></g>\n"
              .formatted(x, at + 4, Encode.forXml(label)));
    }
    y = base;
  }

  /// How many marks stand above one another at most.
  private int tiers() {
    int previous = Integer.MIN_VALUE;
    int tier = 0;
    int most = 0;
    for (Turns.Row row : turns.rows()) {
      LocalDate from = row.span().from();
      if (from != null && !row.madeBy().isEmpty()) {
        int half = half(numbers(row));
        tier = x(from) - half < previous ? tier + 1 : 0;
        previous = x(from) + half + 6;
        most = Math.max(most, tier);
      }
    }
    return most + 1;
  }

  private static int half(String label) {
    return 6 + label.length() * 3;
  }

  private String numbers(Turns.Row row) {
    return String.join(
        ",",
        row.madeBy().stream()
            .map(maker -> Integer.toString(turns.makers().indexOf(maker) + 1))
            .toList());
  }

  private static String inWords(Turns.Row row) {
    return String.join("; ", row.madeBy().stream().map(Turns.Maker::inWords).toList());
  }

  private void bar() {
    for (Turns.Row row : turns.rows()) {
      int from = x(row.span().from(), MARGIN);
      int until = x(row.span().until(), WIDTH - MARGIN);
      String word = Words.of(row.headline());
      out.append(
          "<g class=\"%s\"><title>%s</title>\n"
              .formatted(Look.css(row.headline()), Encode.forXml(span(row) + ": " + word)));
      out.append(
          "<rect class=\"shape\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
              .formatted(from, y, Math.max(1, until - from), BAR));
      int width = word.length() * 7 + 10;
      if (width + 8 < until - from) {
        int left = (from + until - width) / 2;
        out.append(
            "<rect class=\"plate\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\" rx=\"3\"/>\n"
                .formatted(left, y + 12, width));
        out.append(
            "<text class=\"word\" x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted((from + until) / 2, y + 26, Encode.forXml(word)));
      }
      out.append("</g>\n");
    }
    y += BAR;
  }

  private static String span(Turns.Row row) {
    return Days.written(row.span().from()) + " – " + Days.written(row.span().until());
  }

  private void axis() {
    out.append("<path class=\"axis\" d=\"M%d %dH%d\"/>\n".formatted(MARGIN, y + 6, WIDTH - MARGIN));
    int years = Math.toIntExact(ChronoUnit.YEARS.between(first, last));
    int step = Math.max(1, years / 14);
    for (int year = first.getYear(); year <= last.getYear(); year += step) {
      LocalDate day = LocalDate.of(year, 1, 1);
      if (!day.isBefore(first) && !day.isAfter(last)) {
        out.append("<path class=\"axis\" d=\"M%d %dv6\"/>\n".formatted(x(day), y + 6));
        line("year", x(day), y + 26, Integer.toString(year));
      }
    }
    y += 26 + LINE + 6;
  }

  /// What the patterns mean, for those in the bar.
  private void key() {
    EnumSet<Headline> shown = EnumSet.noneOf(Headline.class);
    turns.rows().forEach(row -> shown.add(row.headline()));
    int x = MARGIN;
    for (Headline headline : shown) {
      String word = Words.of(headline);
      int width = 34 + word.length() * 7 + 18;
      if (x + width > WIDTH - MARGIN) {
        x = MARGIN;
        y += LINE + 4;
      }
      out.append(
          "<g class=\"%s\"><rect class=\"shape\" x=\"%d\" y=\"%d\" width=\"26\" height=\"14\"/></g>\n"
              .formatted(Look.css(headline), x, y - 11));
      line("body", x + 34, y, word);
      x += width;
    }
    y += LINE + 10;
  }

  private void rows() {
    line("strong", MARGIN, y, Words.say("timeline.from"));
    line("strong", 130, y, Words.say("timeline.until"));
    line("strong", 236, y, Words.say("timeline.answer"));
    line("strong", 520, y, Words.say("timeline.by"));
    y += LINE;
    List<String> lines = turns.lines();
    for (int i = 0; i < lines.size(); i++) {
      String row = lines.get(i);
      out.append("<g class=\"row\">\n");
      line("body", MARGIN, y, Days.written(turns.rows().get(i).span().from()));
      line("body", 130, y, Days.written(turns.rows().get(i).span().until()));
      line("body", 236, y, Words.of(turns.rows().get(i).headline()));
      String by = row.length() > 58 ? row.substring(58) : "";
      if (!by.isEmpty()) {
        line("body", 520, y, by);
      }
      out.append("</g>\n");
      y += LINE;
    }
    y += 10;
  }

  private void makers() {
    for (int i = 0; i < turns.makers().size(); i++) {
      line("body", MARGIN, y, "(" + (i + 1) + ")");
      text("body", turns.makers().get(i).inWords(), MARGIN + 30);
    }
    text("small", Words.say("timeline.until-note"), MARGIN);
  }

  private int x(@Nullable LocalDate day, int otherwise) {
    return day == null ? otherwise : x(day);
  }

  private int x(LocalDate day) {
    long all = ChronoUnit.DAYS.between(first, last);
    long at = Math.clamp(ChronoUnit.DAYS.between(first, day), 0, all);
    return MARGIN + Math.toIntExact(at * (WIDTH - 2 * MARGIN) / all);
  }
}
