package org.proviso.law.fact;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Day;

/// Awards as columns: any number of them at some forty bytes each, beside their numbers.
///
/// A row is one award of one recipient under one programme for one year. Rows are numbered from
/// zero in the order in which they were added, and keep their numbers. Immutable and thread-safe:
/// [#with] returns another table, which shares all but a few hundred rows with this one.
public final class Awards {

  private static final int ROWS_OF_CHUNK = 256;

  private static final int SHIFT = 8;
  private static final int MASK = ROWS_OF_CHUNK - 1;
  private static final long UNKNOWN_CENTS = Long.MIN_VALUE;

  private static final byte NOT_KNOWN = 0;
  private static final byte NEVER = 1;
  private static final byte ON = 2;
  private static final byte BY = 3;

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
    return chunk(row).recipient[row & MASK];
  }

  /// Returns the number in [#parties()] of the party whose award the row is drawn from; -1 if it is
  /// not a sub-award.
  public int under(int row) {
    return chunk(row).under[row & MASK];
  }

  /// Returns the number of the programme in [#programmes()].
  public int programme(int row) {
    return chunk(row).programme[row & MASK];
  }

  /// Returns the number of the year in [#years()].
  public int year(int row) {
    return chunk(row).year[row & MASK];
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
    return chunk(row).cents[row & MASK] != UNKNOWN_CENTS;
  }

  /// Returns the amount in cents; zero if it is not known.
  public long cents(int row) {
    long cents = chunk(row).cents[row & MASK];
    return cents == UNKNOWN_CENTS ? 0 : cents;
  }

  /// Returns the number of the day on which the award was offered; [Day#BEYOND] if not known.
  public int offered(int row) {
    return chunk(row).offered[row & MASK];
  }

  /// Returns the number of the day from which the award surely was accepted; [Day#BEYOND] if it was
  /// never accepted or that is not known.
  public int accepted(int row) {
    byte kind = chunk(row).acceptance[row & MASK];
    return kind == ON || kind == BY ? chunk(row).accepted[row & MASK] : Day.BEYOND;
  }

  /// Returns whether the award is known never to have been accepted.
  public boolean neverAccepted(int row) {
    return chunk(row).acceptance[row & MASK] == NEVER;
  }

  /// Returns whether the very day of acceptance is known, or that there was none.
  public boolean isAcceptanceExact(int row) {
    byte kind = chunk(row).acceptance[row & MASK];
    return kind == ON || kind == NEVER;
  }

  /// Returns the award of a row.
  public Award award(int row) {
    Chunk chunk = chunk(row);
    int at = row & MASK;
    LocalDate accepted = Day.date(chunk.accepted[at]);
    Award.Acceptance acceptance = new Award.Acceptance.NotKnown();
    if (chunk.acceptance[at] == NEVER) {
      acceptance = new Award.Acceptance.Never();
    } else if (accepted != null) {
      acceptance =
          chunk.acceptance[at] == ON
              ? new Award.Acceptance.On(accepted)
              : new Award.Acceptance.By(accepted);
    }
    return new Award(
        chunk.id[at],
        Day.date(chunk.offered[at]),
        acceptance,
        chunk.cents[at] == UNKNOWN_CENTS ? null : chunk.cents[at],
        chunk.under[at] < 0 ? null : parties.text(chunk.under[at]),
        sources.text(chunk.source[at]));
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
    set(chunk, row & MASK, award);
    changed[row >> SHIFT] = chunk;
    return new Awards(parties, programmes, years, sources, changed, size);
  }

  /// Returns this table with one more row.
  public Awards with(Subject subject) {
    boolean full = (size & MASK) == 0;
    Chunk[] changed = Arrays.copyOf(chunks, (size >> SHIFT) + 1);
    Chunk chunk = full ? new Chunk() : chunks[size >> SHIFT].copy();
    int at = size & MASK;
    chunk.recipient[at] = parties.numberFor(subject.recipient());
    chunk.programme[at] = (short) programmes.numberFor(subject.programme());
    chunk.year[at] = (short) years.numberFor(subject.year());
    set(chunk, at, subject.award());
    changed[size >> SHIFT] = chunk;
    return new Awards(parties, programmes, years, sources, changed, size + 1);
  }

  private void set(Chunk chunk, int at, Award award) {
    set(chunk, at, award, parties, sources);
  }

  private static void set(
      Chunk chunk, int at, Award award, Dictionary parties, Dictionary sources) {
    String under = award.under();
    Long cents = award.cents();
    chunk.id[at] = award.id();
    chunk.under[at] = under == null ? -1 : parties.numberFor(under);
    chunk.offered[at] = Day.ofUntil(award.offered());
    chunk.cents[at] = cents == null ? UNKNOWN_CENTS : cents;
    chunk.source[at] = (short) sources.numberFor(award.source());
    chunk.accepted[at] = Day.BEYOND;
    switch (award.acceptance()) {
      case Award.Acceptance.On(LocalDate day) -> {
        chunk.acceptance[at] = ON;
        chunk.accepted[at] = Day.of(day);
      }
      case Award.Acceptance.By(LocalDate day) -> {
        chunk.acceptance[at] = BY;
        chunk.accepted[at] = Day.of(day);
      }
      case Award.Acceptance.Never() -> chunk.acceptance[at] = NEVER;
      case Award.Acceptance.NotKnown() -> chunk.acceptance[at] = NOT_KNOWN;
    }
  }

  private Chunk chunk(int row) {
    if (row >= size) {
      throw new IndexOutOfBoundsException(row + " of " + size);
    }
    return chunks[row >> SHIFT];
  }

  /// The columns of some rows; never changed once it is in a table.
  private static final class Chunk {

    final int[] recipient;
    final int[] under;
    final int[] offered;
    final int[] accepted;
    final short[] programme;
    final short[] year;
    final short[] source;
    final byte[] acceptance;
    final long[] cents;
    final @Nullable String[] id;

    Chunk() {
      recipient = new int[ROWS_OF_CHUNK];
      under = new int[ROWS_OF_CHUNK];
      offered = new int[ROWS_OF_CHUNK];
      accepted = new int[ROWS_OF_CHUNK];
      programme = new short[ROWS_OF_CHUNK];
      year = new short[ROWS_OF_CHUNK];
      source = new short[ROWS_OF_CHUNK];
      acceptance = new byte[ROWS_OF_CHUNK];
      cents = new long[ROWS_OF_CHUNK];
      id = new @Nullable String[ROWS_OF_CHUNK];
    }

    private Chunk(Chunk other) {
      recipient = other.recipient.clone();
      under = other.under.clone();
      offered = other.offered.clone();
      accepted = other.accepted.clone();
      programme = other.programme.clone();
      year = other.year.clone();
      source = other.source.clone();
      acceptance = other.acceptance.clone();
      cents = other.cents.clone();
      id = other.id.clone();
    }

    Chunk copy() {
      return new Chunk(this);
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
      rows.recipient[at] = parties.numberFor(recipient);
      rows.programme[at] = (short) programmes.numberFor(programme);
      rows.year[at] = (short) years.numberFor(year);
      set(rows, at, award, parties, sources);
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
