package org.proviso.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Fault;
import org.proviso.docket.record.Verification;

/// What the check of an exported record found, as text and as JSON.
///
/// @param file as named by the user
/// @param keptSize how many events the checkpoint has that the reader kept; null if there is none
record RecordReport(String file, @Nullable Long keptSize) {

  String text(Verification.Verified verified) {
    StringBuilder text = new StringBuilder();
    line(text, Words.say("record.verified", verified.size(), verified.checkpoints()));
    Instant from = verified.from();
    Instant until = verified.until();
    if (from != null && until != null) {
      line(text, Words.say("record.span", from, until));
    }
    if (verified.removed() > 0) {
      line(text, Words.say("record.removed", verified.removed()));
    }
    if (verified.withheld() > 0) {
      line(text, Words.say("record.withheld", verified.withheld()));
    }
    line(text, Words.say("record.root", verified.root().base64()));
    line(text, Words.say("record.key", verified.key().text()));
    if (keptSize != null) {
      line(text, Words.say("record.kept", keptSize));
    }
    if (verified.keyFromFile()) {
      line(text, Words.say("record.key-from-file"));
    }
    if (keptSize == null) {
      line(text, Words.say("record.not-kept"));
    }
    return text.toString();
  }

  String text(Verification.Broken broken) {
    StringBuilder text = new StringBuilder();
    for (Fault fault : broken.faults()) {
      line(
          text,
          Words.say(
              "record.fault",
              fault.line() == 0 ? "--checkpoint" : file + ":" + fault.line(),
              fault.problem(),
              Words.say("record.problem." + fault.problem()),
              fault.expected(),
              fault.found()));
    }
    if (broken.more() > 0) {
      line(text, Words.say("record.more", broken.more()));
    }
    line(text, Words.say("record.key", broken.key().text()));
    if (broken.keyFromFile()) {
      line(text, Words.say("record.key-from-file"));
    }
    line(text, Words.say("record.agreed", broken.agreed()));
    line(text, Words.say("record.broken", broken.faults().size() + broken.more()));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    Lines.wrap(line, Lines.COLUMNS).forEach(each -> text.append(each).append('\n'));
  }

  String json(Verification.Verified verified) {
    return Json.of(
        json -> {
          json.truth("verified", true)
              .text("key", verified.key().text())
              .truth("keyFromFile", verified.keyFromFile());
          kept(json);
          json.number("events", verified.size())
              .text("root", verified.root().base64())
              .text("from", instant(verified.from()))
              .text("until", instant(verified.until()))
              .number("checkpoints", verified.checkpoints())
              .number("removed", verified.removed())
              .number("withheld", verified.withheld());
        });
  }

  String json(Verification.Broken broken) {
    return Json.of(
        json -> {
          json.truth("verified", false)
              .text("key", broken.key().text())
              .truth("keyFromFile", broken.keyFromFile());
          kept(json);
          json.number("agreed", broken.agreed())
              .list(
                  "faults",
                  broken.faults(),
                  (item, fault) ->
                      item.number("line", fault.line())
                          .text("problem", fault.problem().name())
                          .text("expected", fault.expected())
                          .text("found", fault.found()))
              .number("more", broken.more());
        });
  }

  private void kept(Json json) {
    if (keptSize == null) {
      json.text("kept", null);
    } else {
      json.number("kept", keptSize);
    }
  }

  private static @Nullable String instant(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
