package org.proviso.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.engine.Answer;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Group;
import org.proviso.law.proof.Headline;

/// A decided case: a question and the answer that a pack has to give.
///
/// @param id identifier
/// @param place where it stands
/// @param on the day asked about
/// @param condition identifier of the condition
/// @param party identifier of the party
/// @param year the programme year, or `any`
/// @param answer the headline answer
/// @param award what became of the award as of the day; null if the case does not say
/// @param met whether the condition was met; null if the case does not say
/// @param by identifiers of acts that must appear in the proof
/// @param viewpoint up to when acts count
/// @param known the knowledge date; null for everything entered so far
/// @param given facts of this case that override the register
/// @param note a remark; empty if there is none
/// @param source where the expected answer comes from; empty if not said
/// @param mark how far the answer was checked, one or more marks with slashes; empty if not said
/// @param soft whether another answer is defensible
public record Case(
    String id,
    Place place,
    LocalDate on,
    String condition,
    String party,
    String year,
    Headline answer,
    Award.@Nullable Status award,
    Answer.Met.@Nullable Value met,
    List<String> by,
    Viewpoint viewpoint,
    @Nullable LocalDate known,
    Given given,
    String note,
    String source,
    String mark,
    boolean soft) {

  /// Copies the list.
  public Case {
    by = List.copyOf(by);
  }

  /// Up to when acts count.
  public sealed interface Viewpoint {
    /// Acts issued by the day asked about.
    record Contemporaneous() implements Viewpoint {}

    /// Every act.
    record Hindsight() implements Viewpoint {}

    /// Acts issued by `day`.
    record On(LocalDate day) implements Viewpoint {}
  }

  /// Facts of one case that override the register.
  ///
  /// @param groups how the party stands in groups, by their identifiers
  /// @param acceptance whether and when the award was accepted; null if nothing is given
  /// @param subRecipientOf the party whose award this one draws on; null if nothing is given
  public record Given(
      Map<String, Group.Standing> groups,
      Award.@Nullable Acceptance acceptance,
      @Nullable String subRecipientOf) {

    /// Nothing is given.
    public static final Given NOTHING = new Given(Map.of(), null, null);

    /// Copies the map.
    public Given {
      groups = Map.copyOf(groups);
    }
  }
}
