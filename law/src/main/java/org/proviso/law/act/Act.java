package org.proviso.law.act;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Entry;

/// Anything with legal force or effect that somebody issued on a day: a statute, the terms of an
/// award, a court's order, an agency's notice.
///
/// Acts are ordered by the earliest day on which they can have been issued, then by `sequence`. A
/// clause may act only on clauses of acts that come before its own in that order, and on clauses
/// that stand before it in its own act: one order may enjoin, and stay its own injunction in part.
///
/// @param id fixed identifier, unique in a law
/// @param title what the act is called in text
/// @param kind what sort of act it is, in the pack's own words
/// @param issuer who issued it
/// @param court identifier of the court that issued it; null if no court did
/// @param rank rank of the source, higher beats lower; equal ranks do not beat each other
/// @param issued when it was issued: it can be seen from viewpoints on or after the earliest day
/// @param sequence breaks ties between acts of the same day
/// @param entry when the record of it stood in the register
/// @param cause the case or file that it belongs to
/// @param provenance where it comes from
/// @param clauses its effects, in the order in which they act on each other
public record Act(
    String id,
    String title,
    String kind,
    String issuer,
    @Nullable String court,
    int rank,
    Moment issued,
    int sequence,
    Entry entry,
    String cause,
    Provenance provenance,
    List<Clause> clauses)
    implements Comparable<Act> {

  /// Copies the clauses.
  public Act {
    clauses = List.copyOf(clauses);
  }

  /// Orders acts by the earliest day of issue, then by sequence, then by identifier.
  @Override
  public int compareTo(Act other) {
    int byDay = issued.earliest().compareTo(other.issued.earliest());
    int bySequence = byDay != 0 ? byDay : Integer.compare(sequence, other.sequence);
    return bySequence != 0 ? bySequence : id.compareTo(other.id);
  }

  /// Returns whether this act comes before `other`; of two acts with the same day and sequence,
  /// neither does.
  public boolean isBefore(Act other) {
    int byDay = issued.earliest().compareTo(other.issued.earliest());
    return byDay < 0 || (byDay == 0 && sequence < other.sequence);
  }
}
