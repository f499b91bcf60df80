package org.proviso.docket.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Span;

/// What a reader would have the register say of a passage: a policy in the neutral terms of a pack.
///
/// @param holder the party whose policy it is
/// @param title what it is called; up to [#LONGEST_TITLE] characters, not blank
/// @param inForce the days on which it was in force
/// @param reachesWithin whether it also binds the parties within the holder
/// @param features terms by the name of their list, at least one in all; whether the pack has them
///   is for whoever knows it to have asked
/// @param citation how a lawyer would cite it; up to [#LONGEST_CITATION] characters, empty if it is
///   not said
/// @param mark how far it was checked
/// @param caveats what is to be kept in mind
public record PolicyClause(
    String holder,
    String title,
    Span inForce,
    boolean reachesWithin,
    SortedMap<String, List<String>> features,
    String citation,
    Mark mark,
    List<String> caveats) {

  /// How many characters a title may have.
  public static final int LONGEST_TITLE = 300;

  /// How many characters a citation may have.
  public static final int LONGEST_CITATION = 500;

  /// Copies the collections.
  ///
  /// @throws IllegalArgumentException if a text is too long or lacking, or no term is given
  public PolicyClause {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    features.forEach((name, terms) -> copy.put(name, List.copyOf(terms)));
    features = Collections.unmodifiableSortedMap(copy);
    caveats = List.copyOf(caveats);
    if (title.isBlank()
        || title.length() > LONGEST_TITLE
        || citation.length() > LONGEST_CITATION
        || features.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("not a policy clause: " + title);
    }
  }

  /// Returns what the register calls the clause that was drafted by an event.
  public String id(long draft) {
    return holder + "-e" + draft;
  }

  /// Returns the policy that the register has once the clause is entered.
  ///
  /// @param draft number of the event by which it was drafted
  /// @param entered when it is entered; it counts from that day on, in UTC
  public Policy policy(long draft, Instant entered) {
    return new Policy(
        id(draft),
        holder,
        title,
        inForce,
        reachesWithin,
        features,
        new Entry(LocalDate.ofInstant(entered, ZoneOffset.UTC), null),
        "",
        mark.name());
  }

  /// Returns where the register has it from.
  ///
  /// @param passage that says so
  public Provenance provenance(QuotedPassage passage) {
    List<String> cited = new ArrayList<>();
    if (!citation.isBlank()) {
      cited.add(citation);
    }
    cited.add(passage.citation());
    return new Provenance(String.join("; ", cited), List.of(), mark, caveats);
  }
}
