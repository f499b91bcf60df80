package org.proviso.web.portal;

import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.Gap;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.answer.Reply;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;

/// Parts of answers in words.
final class PortalWords {

  private PortalWords() {}

  static String gap(Gap gap) {
    String item = Integer.toString(gap.item());
    return switch (gap) {
      case Gap.NoReply _ -> Words.say("portal.gap.no-reply", item);
      case Gap.NothingProduced _ -> Words.say("portal.gap.nothing-produced", item);
      case Gap.EmptyLog _ -> Words.say("portal.gap.empty-log", item);
      case Gap.Unfinished it ->
          Words.say(
              "portal.gap.unfinished", item, Counts.bytes(it.arrived()), Counts.bytes(it.length()));
    };
  }

  static String kind(Reply reply) {
    return Words.say("portal.kind." + reply.kind());
  }

  static String item(@Nullable Integer item) {
    return item == null
        ? Words.say("portal.whole-letter")
        : Words.say("portal.item", Integer.toString(item));
  }

  /// Returns what became of an objection: the last step, or that it stands.
  static String state(Objection objection) {
    Objection.Step last =
        objection.steps().stream()
            .filter(it -> it.kind() != Objection.Kind.KEPT)
            .reduce((before, after) -> after)
            .orElse(null);
    return last == null
        ? Words.say("portal.objection.stands", Days.read(objection.day()))
        : Words.say("portal.objection." + last.kind().word(), Days.read(last.day()), last.said());
  }
}
