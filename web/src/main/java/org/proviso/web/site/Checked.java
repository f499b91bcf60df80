package org.proviso.web.site;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;

/// How far what an answer rests on was checked, as a small sign beside the answer: none if
/// everything was checked against the primary text.
///
/// @param sign the sign
/// @param meaning what it says, in words
public record Checked(String sign, String meaning) {

  /// Returns the sign of a mark; null for the primary text.
  public static @Nullable Checked of(Mark mark) {
    return switch (mark) {
      case V1 -> null;
      case V2, M, D -> new Checked(mark.name(), Words.say("checked.sign." + mark));
    };
  }

  /// Returns the signs of several marks, each once, best first.
  public static List<Checked> legend(Collection<Mark> marks) {
    EnumSet<Mark> found = EnumSet.noneOf(Mark.class);
    found.addAll(marks);
    found.remove(Mark.V1);
    return found.stream()
        .map(mark -> new Checked(mark.name(), Words.say("checked.sign." + mark)))
        .toList();
  }
}
