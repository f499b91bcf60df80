package org.proviso.law.fact;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Day;

/// Awards as numbers side by side: any number of them at some forty bytes each, beside their own
/// numbers.
///
/// A row is one award of one recipient under one programme for one year. Rows are numbered from
/// zero in the order in which they were added, and keep their numbers. Immutable and thread-safe:
/// [#with] returns another table, which shares all but a few hundred rows with this one.
public final class Awards {

  private static final int ROWS_OF_CHUNK = 256;

  private static final int SHIFT = 8;
  private static final int MASK = ROWS_OF_CHUNK - 1;
  private static final long UNKNOWN_CENTS = Long.MIN_VALUE;

  private static final int NOT_KNOWN = 0;
  private static final int NEVER = 1;
  private static final int ON = 2;
  private static final int BY = 3;

  /// Where the parts of a row stand. All of a row lies in one line of the processor's cache:
  /// whoever looks at awards here and there waits once for each.
  private static final int RECIPIENT = 0;

  private static final int UNDER = 1;
  private static final int OFFERED = 2;
  private static final int ACCEPTED = 3;

  /// The number of the programme, that of the year, and how acceptance is known.
  private static final int KINDS = 4;

  private static final int SOURCE = 5;
  private static final int CENTS_ABOVE = 6;
  private static final int CENTS_BELOW = 7;
  private static final int PART_SHIFT = 3;
  private static final int PROGRAMME_SHIFT = 16;
  private static final int YEAR_SHIFT = 2;
  private static final int MOST_PROGRAMMES = 1 << 15;
  private static final int MOST_YEARS = 1 << 14;
  private static final int ACCEPTANCES = 3;

  private final Dictionary parties;
  private final Dictionary programmes;
  private final Dictionary years;
  private final Dictionary sources;
  private final Chunk[] chunks;
  private final int size;

  private Awards(
      Dictionary parties,
      Dictionary programmes,
      Dictionary years,
      Dictionary sources,
      Chunk[] chunks,
      int size) {
    this.parties = parties;
    this.programmes = programmes;
    this.years = years;
    this.sources = sources;
    this.chunks = chunks;
    this.size = size;
  }

  /// Returns a builder of an empty table.
  public static Builder builder() {
    return new Builder();
  }

  /// Returns a table of the subjects of a register, in their order.
  public static Awards of(Register register) {
    Builder builder = builder();
    for (Subject subject : register.subjects()) {
      builder.add(subject.recipient(), subject.programme(), subject.year(), subject.award());
    }
    return builder.build();
  }

  /// Returns the number of rows.
  public int size() {
    return size;
  }

  /// Returns the parties that are recipients, or whose award a sub-award is drawn from.
  public Dictionary parties() {
    return parties;
  }

  /// Returns the programmes of rows.
  public Dictionary programmes() {
    return programmes;
  }

  /// Returns the years of rows.
  public Dictionary years() {
    return years;
  }

  /// Returns the number of the recipient in [#parties()].
  public int recipient(int row) {
    return chunk(row).part(row, RECIPIENT);
  }

  /// Returns the number in [#parties()] of the party whose award the row is drawn from; -1 if it is
  /// not a sub-award.
  public int under(int row) {
    return chunk(row).part(row, UNDER);
  }

  /// Returns the number of the programme in [#programmes()].
  public int programme(int row) {
    return chunk(row).part(row, KINDS) >> PROGRAMME_SHIFT;
  }

  /// Returns the number of the year in [#years()].
  public int year(int row) {
    return (chunk(row).part(row, KINDS) >> YEAR_SHIFT) & (MOST_YEARS - 1);
  }

  /// Returns the award's own number; null if it has none.
  public @Nullable String id(int row) {
    return chunk(row).id[row & MASK];
  }

  /// Returns whether some row has this award number. Looks at every row.
  public boolean hasNumber(String id) {
    for (int row = 0; row < size; row++) {
      if (id.equals(id(row))) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether the amount is known.
  public boolean hasAmount(int row) {
    return chunk(row).cents(row) != UNKNOWN_CENTS;
  }

  /// Returns the amount in cents; zero if it is not known.
  public long cents(int row) {
    long cents = chunk(row).cents(row);
    return cents == UNKNOWN_CENTS ? 0 : cents;
  }

  /// Returns the number of the day on which the award was offered; [Day#BEYOND] if not known.
  public int offered(int row) {
    return chunk(row).part(row, OFFERED);
  }

  /// Returns the number of the day from which the award surely was accepted; [Day#BEYOND] if it was
  /// never accepted or that is not known.
  public int accepted(int row) {
    return chunk(row).part(row, ACCEPTED);
  }

  /// Returns whether the award is known never to have been accepted.
  public boolean neverAccepted(int row) {
    return chunk(row).acceptance(row) == NEVER;
  }

  /// Returns whether the very day of acceptance is known, or that there was none.
  public boolean isAcceptanceExact(int row) {
    int kind = chunk(row).acceptance(row);
    return kind == ON || kind == NEVER;
  }

  /// Returns the award of a row.
  public Award award(int row) {
    Chunk chunk = chunk(row);
    int kind = chunk.acceptance(row);
    LocalDate accepted = Day.date(chunk.part(row, ACCEPTED));
    Award.Acceptance acceptance = new Award.Acceptance.NotKnown();
    if (kind == NEVER) {
      acceptance = new Award.Acceptance.Never();
    } else if (accepted != null) {
      acceptance =
          kind == ON ? new Award.Acceptance.On(accepted) : new Award.Acceptance.By(accepted);
    }
    long cents = chunk.cents(row);
    int under = chunk.part(row, UNDER);
    return new Award(
        chunk.id[row & MASK],
        Day.date(chunk.part(row, OFFERED)),
        acceptance,
        cents == UNKNOWN_CENTS ? null : cents,
        under < 0 ? null : parties.text(under),
        sources.text(chunk.part(row, SOURCE)));
  }

  /// Returns a row as a subject. Rows of one recipient, programme and year share its identifier.
  public Subject subject(int row) {
    return Subject.of(
        parties.text(recipient(row)),
        programmes.text(programme(row)),
        years.text(year(row)),
        award(row));
  }

  /// Returns this table with another award in a row; recipient, programme and year stay.
  ///
  /// @throws IndexOutOfBoundsException if there is no such row
  public Awards with(int row, Award award) {
    Chunk[] changed = chunks.clone();
    Chunk chunk = chunk(row).copy();
    set(chunk, row, award, parties, sources);
    changed[row >> SHIFT] = chunk;
    return new Awards(parties, programmes, years, sources, changed, size);
  }

  /// Returns this table with one more row.
  public Awards with(Subject subject) {
    boolean full = (size & MASK) == 0;
    Chunk[] changed = Arrays.copyOf(chunks, (size >> SHIFT) + 1);
    Chunk chunk = full ? new Chunk() : chunks[size >> SHIFT].copy();
    chunk.set(size, RECIPIENT, parties.numberFor(subject.recipient()));
    chunk.setKinds(
        size, programmes.numberFor(subject.programme()), years.numberFor(subject.year()));
    set(chunk, size, subject.award(), parties, sources);
    changed[size >> SHIFT] = chunk;
    return new Awards(parties, programmes, years, sources, changed, size + 1);
  }

  private static void set(
      Chunk chunk, int row, Award award, Dictionary parties, Dictionary sources) {
    String under = award.under();
    Long cents = award.cents();
    chunk.id[row & MASK] = award.id();
    chunk.set(row, UNDER, under == null ? -1 : parties.numberFor(under));
    chunk.set(row, OFFERED, Day.ofUntil(award.offered()));
    chunk.setCents(row, cents == null ? UNKNOWN_CENTS : cents);
    int accepted = Day.BEYOND;
    int kind =
        switch (award.acceptance()) {
          case Award.Acceptance.On(LocalDate day) -> {
            accepted = Day.of(day);
            yield ON;
          }
          case Award.Acceptance.By(LocalDate day) -> {
            accepted = Day.of(day);
            yield BY;
          }
          case Award.Acceptance.Never() -> NEVER;
          case Award.Acceptance.NotKnown() -> NOT_KNOWN;
        };
    chunk.set(row, ACCEPTED, accepted);
    chunk.setAcceptance(row, kind);
    chunk.set(row, SOURCE, sources.numberFor(award.source()));
  }

  private Chunk chunk(int row) {
    if (row >= size) {
      throw new IndexOutOfBoundsException(row + " of " + size);
    }
    return chunks[row >> SHIFT];
  }

  /// Some rows; never changed once it is in a table.
  private static final class Chunk {

    private final int[] parts;
    final @Nullable String[] id;

    Chunk() {
      parts = new int[ROWS_OF_CHUNK << PART_SHIFT];
      id = new @Nullable String[ROWS_OF_CHUNK];
    }

    private Chunk(Chunk other) {
      parts = other.parts.clone();
      id = other.id.clone();
    }

    Chunk copy() {
      return new Chunk(this);
    }

    int part(int row, int part) {
      return parts[((row & MASK) << PART_SHIFT) + part];
    }

    int acceptance(int row) {
      return part(row, KINDS) & ACCEPTANCES;
    }

    long cents(int row) {
      return ((long) part(row, CENTS_ABOVE) << 32) | Integer.toUnsignedLong(part(row, CENTS_BELOW));
    }

    void set(int row, int part, int value) {
      parts[((row & MASK) << PART_SHIFT) + part] = value;
    }

    /// @throws IllegalArgumentException if there are more programmes or years than have room
    void setKinds(int row, int programme, int year) {
      if (programme >= MOST_PROGRAMMES || year >= MOST_YEARS) {
        throw new IllegalArgumentException(
            "more than %d programmes or %d years".formatted(MOST_PROGRAMMES, MOST_YEARS));
      }
      set(row, KINDS, (programme << PROGRAMME_SHIFT) | (year << YEAR_SHIFT) | acceptance(row));
    }

    void setAcceptance(int row, int kind) {
      set(row, KINDS, (part(row, KINDS) & ~ACCEPTANCES) | kind);
    }

    void setCents(int row, long cents) {
      set(row, CENTS_ABOVE, (int) (cents >> 32));
      set(row, CENTS_BELOW, (int) cents);
    }
  }

  /// Gathers rows. Not thread-safe; serves one table.
  public static final class Builder {

    private final Dictionary parties = new Dictionary();
    private final Dictionary programmes = new Dictionary();
    private final Dictionary years = new Dictionary();
    private final Dictionary sources = new Dictionary();
    private Chunk[] chunks = new Chunk[16];
    private int size;

    private Builder() {}

    /// Adds a row and returns its number.
    ///
    /// @param recipient identifier of the party
    /// @param programme identifier of the programme
    /// @param year the programme year
    /// @param award what is known of the award
    public int add(String recipient, String programme, String year, Award award) {
      int at = size & MASK;
      int chunk = size >> SHIFT;
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, chunks.length * 2);
      }
      if (at == 0) {
        chunks[chunk] = new Chunk();
      }
      Chunk rows = chunks[chunk];
      rows.set(size, RECIPIENT, parties.numberFor(recipient));
      rows.setKinds(size, programmes.numberFor(programme), years.numberFor(year));
      set(rows, size, award, parties, sources);
      return size++;
    }

    /// Returns the number of rows so far.
    public int size() {
      return size;
    }

    /// Returns the table. The builder is of no further use.
    public Awards build() {
      Chunk[] used = Arrays.copyOf(chunks, (size + MASK) >> SHIFT);
      return new Awards(parties, programmes, years, sources, used, size);
    }
  }
}
