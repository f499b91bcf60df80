package org.proviso.pack.answers;

import java.util.Comparator;
import org.proviso.law.act.Condition;
import org.proviso.law.fact.Subject;

/// A condition in a programme year.
///
/// Ordered by year, then by condition; a programme without years comes last.
public record Column(Condition condition, String year) implements Comparable<Column> {

  private static final Comparator<Column> ORDER =
      Comparator.comparing((Column column) -> column.year().equals(Subject.ANY_YEAR))
          .thenComparing(Column::year)
          .thenComparing(column -> column.condition().id());

  @Override
  public int compareTo(Column other) {
    return ORDER.compare(this, other);
  }

  /// Returns the condition's own name, without its programme.
  public String name() {
    return condition.id().substring(condition.programme().length() + 1);
  }

  /// Returns condition and year as a command takes them.
  public String inWords() {
    return condition.id() + " " + year;
  }
}
