package org.proviso.docket.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The drawdowns of ledgers beside the payments of a file, told apart by award and reference.
///
/// A drawdown that was reversed is not in the ledger's column.
///
/// @param lines by award and reference
public record Reconciliation(List<Line> lines) {

  /// One award and reference.
  public sealed interface Line {

    /// Returns the identifier of the award.
    String award();

    /// Returns what the payment is called.
    String reference();

    /// Both say the same.
    record Equal(PaidLine both) implements Line {
      @Override
      public String award() {
        return both.award();
      }

      @Override
      public String reference() {
        return both.reference();
      }
    }

    /// The ledger has it and the file has not.
    record OnlyHere(PaidLine ledger) implements Line {
      @Override
      public String award() {
        return ledger.award();
      }

      @Override
      public String reference() {
        return ledger.reference();
      }
    }

    /// The file has it and the ledger has not.
    record OnlyThere(PaidLine file) implements Line {
      @Override
      public String award() {
        return file.award();
      }

      @Override
      public String reference() {
        return file.reference();
      }
    }

    /// The day or the amount differs.
    record Different(PaidLine ledger, PaidLine file) implements Line {
      @Override
      public String award() {
        return ledger.award();
      }

      @Override
      public String reference() {
        return ledger.reference();
      }
    }
  }

  private record Key(String award, String reference) implements Comparable<Key> {
    private static Key of(PaidLine line) {
      return new Key(line.award(), line.reference());
    }

    @Override
    public int compareTo(Key other) {
      int byAward = award.compareTo(other.award);
      return byAward != 0 ? byAward : reference.compareTo(other.reference);
    }
  }

  /// Copies the list.
  public Reconciliation {
    lines = List.copyOf(lines);
  }

  /// Compares.
  ///
  /// @param file no award and reference twice
  /// @param asOf the last day of effect of drawdowns that are looked at
  public static Reconciliation of(
      Collection<AwardLedger> ledgers, Collection<PaidLine> file, LocalDate asOf) {
    Map<Key, PaidLine> here = new TreeMap<>();
    ledgers.stream()
        .flatMap(Reconciliation::drawn)
        .filter(each -> !each.day().isAfter(asOf))
        .forEach(each -> here.put(Key.of(each), each));
    Map<Key, Line> lines = new TreeMap<>();
    here.forEach((key, line) -> lines.put(key, new Line.OnlyHere(line)));
    for (PaidLine line : file) {
      PaidLine ours = here.get(Key.of(line));
      lines.put(
          Key.of(line),
          ours == null
              ? new Line.OnlyThere(line)
              : ours.equals(line) ? new Line.Equal(line) : new Line.Different(ours, line));
    }
    return new Reconciliation(new ArrayList<>(lines.values()));
  }

  /// Returns the drawdowns of a ledger that were not reversed.
  public static Stream<PaidLine> drawn(AwardLedger ledger) {
    List<Integer> reversed =
        ledger.postings().stream()
            .map(Posting::movement)
            .filter(Movement.Reversal.class::isInstance)
            .map(each -> ((Movement.Reversal) each).posting())
            .toList();
    return ledger.postings().stream()
        .filter(each -> !reversed.contains(each.number()))
        .flatMap(
            each ->
                each.movement() instanceof Movement.Drawdown(long cents, String reference)
                    ? Stream.of(new PaidLine(ledger.award(), each.effect(), cents, reference))
                    : Stream.of());
  }

  /// Returns whether ledger and file say the same throughout.
  public boolean isEven() {
    return lines.stream().allMatch(Line.Equal.class::isInstance);
  }
}
