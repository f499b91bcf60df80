package org.proviso.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.register.Divisions;
import org.proviso.register.Malformed;
import org.proviso.register.RegisteredParty;

/// What became of the rows of a table of divisions, as text and as JSON.
///
/// @param read what was read
/// @param out file that the register was written to; null if it was not
record ImportedParties(Divisions.Outcome.Read read, @Nullable Path out) {

  String text() {
    StringBuilder text = new StringBuilder();
    read.malformed().forEach(each -> text.append(each.render()).append('\n'));
    line(text, Words.say("import.rows", read.rows(), taken(), read.rows() - taken()));
    if (read.districtRows() > 0) {
      line(text, Words.say("import.district-rows", read.districtRows()));
    }
    read.kinds().forEach((kind, count) -> line(text, Words.say("import.kind", kind, count)));
    if (read.districtRows() > 0) {
      List<String> divided = divided();
      if (!divided.isEmpty()) {
        line(text, Words.say("import.divided", divided.size(), String.join(", ", divided)));
      }
      line(text, Words.say("import.no-district", read.countiesWithoutDistrict()));
    }
    if (out != null) {
      line(text, Words.say("import.written", read.table().parties().size(), out));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  String json() {
    return Json.of(
        json ->
            json.number("rows", read.rows())
                .number("taken", taken())
                .number("districtRows", read.districtRows())
                .list(
                    "kinds",
                    read.kinds().entrySet(),
                    (item, kind) ->
                        item.text("kind", kind.getKey()).number("parties", kind.getValue()))
                .texts("divided", divided())
                .number("countiesWithoutDistrict", read.countiesWithoutDistrict())
                .file("out", out)
                .list("malformed", read.malformed(), ImportedParties::malformed));
  }

  private static void malformed(Json json, Malformed malformed) {
    json.text("file", malformed.file())
        .number("line", malformed.line())
        .number("column", malformed.column())
        .text("field", malformed.field())
        .text("value", malformed.value())
        .text("fault", malformed.fault().name())
        .text("expected", malformed.expected());
  }

  /// Returns how many rows became parties; the States come with them and have no rows.
  private long taken() {
    return read.table().parties().size() - read.kinds().getOrDefault("state", 0L);
  }

  private List<String> divided() {
    return read.divided().stream().map(RegisteredParty::party).map(it -> it.id()).sorted().toList();
  }
}
