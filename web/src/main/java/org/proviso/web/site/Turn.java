package org.proviso.web.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.act.Act;
import org.proviso.law.engine.History;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;

/// A stretch of days with one answer, and the acts that made it so.
///
/// @param acts the acts that changed something on its first day; none if a fact changed, or if it
///   has no first day
public record Turn(Span span, Headline headline, List<Act> acts) {

  /// Copies the list.
  public Turn {
    acts = List.copyOf(acts);
  }

  /// Returns the turns of an answer in order of time; together they cover every day.
  public static List<Turn> of(Pack pack, History history) {
    List<Turn> turns = new ArrayList<>();
    for (Timeline.Piece<Headline> piece : history.headlines().pieces()) {
      Map<String, Act> acts = new LinkedHashMap<>();
      if (piece.span().from() != null) {
        history.changedOn(piece.span().from()).stream()
            .map(clause -> pack.law().actOf(clause))
            .forEach(act -> acts.putIfAbsent(act.id(), act));
      }
      turns.add(new Turn(piece.span(), piece.value(), List.copyOf(acts.values())));
    }
    return turns;
  }
}
