package org.proviso.evidence.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.owasp.encoder.Encode;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.manifest.OutcomeText;
import org.proviso.evidence.manifest.Tally;

/// The report as one page of HTML that stands alone: no script, nothing fetched, also well-formed
/// XML.
final class ReportPage {

  private static final int TYPES = 40;
  private static final int BAR = 160;

  private static final String STYLE =
      """
      body { font: 1rem/1.5 "Public Sans", system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; color: #1b1b1b; background: #fff; }
      p, li { max-width: 66ch; }
      table { border-collapse: collapse; margin: 1rem 0 2rem; width: 100%; font-variant-numeric: tabular-nums; }
      caption { text-align: left; font-weight: 700; padding: .25rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #a9aeb1; }
      td.number, th.number { text-align: right; white-space: nowrap; }
      td.location { overflow-wrap: anywhere; }
      code { overflow-wrap: anywhere; }
      rect { fill: #565c65; }
      svg { border-bottom: 1px solid #a9aeb1; }
      @media (prefers-color-scheme: dark) {
        body { color: #f0f0f0; background: #1b1b1b; }
        rect { fill: #a9aeb1; }
      }
      @media (max-width: 40rem) {
        thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; white-space: nowrap; }
        table, tbody, tr, td, tbody th { display: block; }
        tr { padding: .5rem 0; border-bottom: 1px solid #a9aeb1; }
        th, td { border: 0; padding: 0; }
        td.number { text-align: left; }
        td[data-label]::before { content: attr(data-label) ": "; font-weight: 700; }
        svg { max-width: 100%; }
      }
      """;

  private final IntakeReport report;
  private final Digest manifest;
  private final StringBuilder out = new StringBuilder(65_536);

  ReportPage(IntakeReport report, Digest manifest) {
    this.report = report;
    this.manifest = manifest;
  }

  String write() {
    String title = Words.say("title");
    out.append(
            "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n")
        .append("<meta charset=\"utf-8\"/>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<title>" + text(title) + "</title>\n<style>\n" + STYLE + "</style>\n")
        .append("</head>\n<body>\n<main>\n<h1>" + text(title) + "</h1>\n");
    Tally all = report.tally();
    paragraph(
        Words.say(
            "sum",
            number(report.inputs()),
            number(all.total()),
            number(all.total() - all.unread()),
            number(all.unread())));
    paragraph(Words.say("counted"));
    outcomes(all);
    byCustodian();
    byType();
    hidden();
    heading("unread.heading");
    paragraph(Words.say(all.unread() == 0 ? "unread.none" : "unread.about"));
    report.unread().forEach(this::unread);
    containers();
    slowest();
    heading("check.heading");
    paragraph(Words.say("check.about"));
    out.append("<p><code>sha256sum manifest.csv</code></p>\n<p><code>");
    out.append(text(manifest.hex()) + "</code></p>\n");
    out.append("</main>\n</body>\n</html>\n");
    return out.toString();
  }

  private void outcomes(Tally all) {
    head(
        "outcomes.caption",
        "outcomes.outcome",
        "outcomes.meaning",
        "#outcomes.files",
        "outcomes.share");
    long most = all.counts().values().stream().mapToLong(Long::longValue).max().orElse(1);
    for (Map.Entry<Outcome.Kind, Long> count : all.counts().entrySet()) {
      String code = count.getKey().code();
      out.append("<tr><th scope=\"row\">" + text(Words.say("outcome." + code)) + "</th>");
      cell("outcomes.meaning", Words.say("meaning." + code));
      numberCell("outcomes.files", count.getValue());
      bar(count.getValue(), most);
      out.append("</tr>\n");
    }
    out.append("<tr><th scope=\"row\">" + text(Words.say("outcomes.all")) + "</th>");
    cell("outcomes.meaning", "");
    numberCell("outcomes.files", all.total());
    out.append("<td></td></tr>\n");
    end();
  }

  /// The number stands beside it, so that nobody needs the picture.
  private void bar(long count, long most) {
    double width = Math.max(1, (double) BAR * count / most);
    out.append("<td><svg width=\"" + BAR + "\" height=\"12\" aria-hidden=\"true\">")
        .append("<rect width=\"" + Math.round(width) + "\" height=\"12\"/></svg></td>");
  }

  private void byCustodian() {
    head("custodians.caption", "custodians.custodian", "#read", "#not-read", "#outcomes.files");
    for (Map.Entry<String, Tally> custodian : report.custodians().entrySet()) {
      out.append("<tr><th scope=\"row\">" + text(custodian.getKey()) + "</th>");
      readAndNot(custodian.getValue());
    }
    end();
  }

  private void readAndNot(Tally tally) {
    numberCell("read", tally.total() - tally.unread());
    numberCell("not-read", tally.unread());
    numberCell("outcomes.files", tally.total());
    out.append("</tr>\n");
  }

  private void byType() {
    List<Map.Entry<String, Tally>> all =
        report.types().entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Tally> it) -> -it.getValue().total())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    head("types.caption", "types.type", "#read", "#not-read", "#outcomes.files");
    for (Map.Entry<String, Tally> type : all.subList(0, Math.min(TYPES, all.size()))) {
      out.append("<tr><th scope=\"row\">" + text(type.getKey()) + "</th>");
      readAndNot(type.getValue());
    }
    end();
    if (all.size() > TYPES) {
      paragraph(Words.say("types.more", all.size() - TYPES));
    }
  }

  private void hidden() {
    if (report.hidden().isEmpty()) {
      return;
    }
    head("hidden.caption", "hidden.kind", "#outcomes.files");
    report
        .hidden()
        .forEach(
            (kind, count) -> {
              out.append("<tr><th scope=\"row\">" + text(Words.say("hidden." + kind.code())));
              out.append("</th>");
              numberCell("outcomes.files", count);
              out.append("</tr>\n");
            });
    end();
    paragraph(Words.say("hidden.about"));
  }

  private void unread(Outcome.Kind kind, List<Item> items) {
    long count = report.tally().of(kind);
    head(
        Words.say("unread.caption", Words.say("outcome." + kind.code()), number(count)),
        List.of("where", "name", "#bytes", "detail"));
    for (Item item : items) {
      out.append("<tr>");
      location(item);
      cell("name", item.name());
      bytes(item);
      cell("detail", detail(item));
      out.append("</tr>\n");
    }
    end();
    if (items.stream().mapToLong(Item::count).sum() < count) {
      paragraph(Words.say("unread.more", number(items.size())));
    }
  }

  private static String detail(Item item) {
    String detail = OutcomeText.detail(item.outcome());
    return item.count() == 1 ? detail : Words.say("several", number(item.count()), detail);
  }

  private void containers() {
    if (report.containers().isEmpty()) {
      return;
    }
    head("containers.caption", "where", "#containers.below", "#containers.unread");
    for (Item item : report.containers()) {
      out.append("<tr>");
      location(item);
      numberCell("containers.below", item.below());
      numberCell("containers.unread", item.unreadBelow());
      out.append("</tr>\n");
    }
    end();
  }

  private void slowest() {
    if (report.slowest().isEmpty()) {
      return;
    }
    head("slowest.caption", "where", "types.type", "#bytes", "#slowest.seconds");
    for (IntakeReport.Slow slow : report.slowest()) {
      out.append("<tr>");
      location(slow.item());
      cell("types.type", slow.item().type());
      bytes(slow.item());
      out.append("<td class=\"number\" data-label=\"" + label("slowest.seconds") + "\">");
      out.append(
          slow.milliseconds() / 1000 + "." + slow.milliseconds() / 100 % 10 + "</td></tr>\n");
    }
    end();
  }

  private void heading(String key) {
    out.append("<h2>" + text(Words.say(key)) + "</h2>\n");
  }

  private void head(String caption, String... columns) {
    head(Words.say(caption), List.of(columns));
  }

  /// @param columns their keys; `#` before one of numbers
  private void head(String caption, List<String> columns) {
    out.append("<table>\n<caption>" + text(caption) + "</caption>\n<thead><tr>");
    for (String column : columns) {
      boolean number = column.startsWith("#");
      out.append(number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">");
      out.append(text(Words.say(number ? column.substring(1) : column)) + "</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  private void end() {
    out.append("</tbody>\n</table>\n");
  }

  private void location(Item item) {
    out.append("<td class=\"location\" data-label=\"" + label("where") + "\">");
    out.append(text(item.location().toString()) + "</td>");
  }

  private void bytes(Item item) {
    out.append("<td class=\"number\" data-label=\"" + label("bytes") + "\">");
    out.append(item.bytes().isPresent() ? number(item.bytes().getAsLong()) : "");
    out.append("</td>");
  }

  private void cell(String label, String words) {
    out.append(
        "<td class=\"location\" data-label=\"" + label(label) + "\">" + text(words) + "</td>");
  }

  private void numberCell(String label, long number) {
    out.append(
        "<td class=\"number\" data-label=\"" + label(label) + "\">" + number(number) + "</td>");
  }

  private static String label(String key) {
    return Encode.forHtmlAttribute(Words.say(key));
  }

  private void paragraph(String words) {
    out.append("<p>" + text(words) + "</p>\n");
  }

  private static String number(long number) {
    return String.format(java.util.Locale.ROOT, "%,d", number);
  }

  private static String text(String words) {
    return Encode.forHtmlContent(words);
  }
}
