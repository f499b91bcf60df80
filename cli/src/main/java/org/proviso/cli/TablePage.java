package org.proviso.cli;

import java.util.List;
import java.util.Map;
import org.owasp.encoder.Encode;
import org.proviso.law.proof.Headline;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;

/// A table as one page of HTML that stands alone: no script, nothing fetched, also well-formed XML.
final class TablePage {

  private final Table table;
  private final StringBuilder out = new StringBuilder(32_768);

  private TablePage(Table table) {
    this.table = table;
  }

  static String of(Table table, List<String> warnings) {
    return new TablePage(table).page(warnings);
  }

  private String page(List<String> warnings) {
    Table.Heading heading = table.heading();
    String title = Words.say("table.title", Days.read(heading.on()));
    out.append(
            "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n")
        .append("<meta charset=\"utf-8\"/>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<title>" + text(title) + "</title>\n<style>\n" + Look.PAGE_STYLE + "</style>\n")
        .append("</head>\n<body>\n<main>\n<h1>" + text(title) + "</h1>\n");
    warnings.forEach(this::paragraph);
    paragraph(Words.say("table.caution"));
    answers();
    counts();
    out.append("</main>\n<footer>\n");
    paragraph(Words.say("reading", heading.reading()));
    paragraph(Words.say("data", heading.pack().name(), heading.pack().title()));
    out.append("<p>" + text(Words.say("table.why", "")) + "<code>");
    out.append(text(table.example()) + "</code></p>\n</footer>\n</body>\n</html>\n");
    return out.toString();
  }

  private void answers() {
    out.append("<table class=\"cells\">\n<caption>" + text(caption()) + "</caption>\n<thead><tr>");
    out.append("<th scope=\"col\">" + text(Words.say("table.recipient")) + "</th>");
    for (Column column : table.columns()) {
      out.append("<th scope=\"col\">" + text(column.inWords()));
      out.append("<small>" + text(column.condition().title()) + "</small></th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (DayTable.Row row : table.rows()) {
      out.append("<tr><th scope=\"row\">" + text(table.name(row)) + "</th>");
      for (int i = 0; i < table.columns().size(); i++) {
        String label = Encode.forHtmlAttribute(table.columns().get(i).inWords());
        out.append("<td data-label=\"" + label + "\">");
        chip(row.cells().get(i).headline());
        out.append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private String caption() {
    Table.Heading heading = table.heading();
    return Words.say(
        "table.heading",
        Days.read(heading.on()),
        table.rows().size(),
        heading.round().id(),
        Days.read(heading.round().date()));
  }

  private void counts() {
    out.append("<table>\n<caption>" + text(Words.say("table.counts")) + "</caption>\n<thead><tr>");
    for (String key : List.of("table.answer", "table.meaning", "table.count")) {
      out.append("<th scope=\"col\">" + text(Words.say(key)) + "</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (Map.Entry<Headline, Integer> count : table.counts().entrySet()) {
      out.append("<tr><th scope=\"row\">");
      chip(count.getKey());
      out.append("</th><td>" + text(Words.say("meaning." + count.getKey())) + "</td>");
      out.append("<td class=\"count\">" + count.getValue() + "</td></tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private void chip(Headline headline) {
    out.append("<span class=\"chip " + Look.css(headline) + "\">");
    out.append("<span class=\"swatch\" aria-hidden=\"true\"></span>");
    out.append("<span>" + text(Words.of(headline)) + "</span></span>");
  }

  private void paragraph(String words) {
    out.append("<p>" + text(words) + "</p>\n");
  }

  private static String text(String words) {
    return Encode.forHtmlContent(words);
  }
}
