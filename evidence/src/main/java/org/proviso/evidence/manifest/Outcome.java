package org.proviso.evidence.manifest;

/// What became of an item. Each item has exactly one; that nothing went wrong is none of them.
///
/// The list follows what reviewers call irregular items, with limits apart from failures: a limit
/// says how much was left unread. [#isRead()] parts them in two.
public sealed interface Outcome {

  /// Its kind, by which outcomes are counted.
  Kind kind();

  /// Tells whether nothing of the item's own content is left unread. What is inside a container is
  /// said of its children and not of the container.
  default boolean isRead() {
    return kind().read;
  }

  /// Returns how many UTF-16 code units of text are kept of the item.
  default long characters() {
    return 0;
  }

  /// The kinds of outcomes.
  enum Kind {
    TEXT(true),
    OCR_TEXT(true),
    UNPACKED(true),
    NO_TEXT_BY_NATURE(true),
    NO_TEXT_FOUND(true),
    EMPTY(true),
    DUPLICATE_OF(true),
    NEEDS_OCR(false),
    ENCRYPTED(false),
    CORRUPT(false),
    UNSUPPORTED(false),
    TRUNCATED(false),
    REFUSED(false),
    TIMED_OUT(false),
    CRASHED(false),
    ABSENT(false),
    UNREADABLE(false),
    NOT_A_FILE(false);

    private final boolean read;

    Kind(boolean read) {
      this.read = read;
    }

    /// Tells whether nothing is left unread.
    public boolean isRead() {
      return read;
    }

    /// Returns its name in the manifest, such as `needs-ocr`.
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// Text was read, all of it.
  ///
  /// @param characters how many UTF-16 code units, at least 1
  record Text(long characters) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.TEXT;
    }
  }

  /// Text was read, part of it from pictures of pages.
  ///
  /// @param characters how many UTF-16 code units in all
  /// @param pages how many pages were recognised
  record OcrText(long characters, int pages) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.OCR_TEXT;
    }
  }

  /// A container that holds other files and no text of its own; they are listed below it.
  record Unpacked() implements Outcome {

    @Override
    public Kind kind() {
      return Kind.UNPACKED;
    }
  }

  /// A kind of file that holds no text, such as a sound or a key.
  record NoTextByNature() implements Outcome {

    @Override
    public Kind kind() {
      return Kind.NO_TEXT_BY_NATURE;
    }
  }

  /// A kind of file that may hold text; it was read to its end, and there is none.
  record NoTextFound() implements Outcome {

    @Override
    public Kind kind() {
      return Kind.NO_TEXT_FOUND;
    }
  }

  /// No bytes at all.
  record Empty() implements Outcome {

    @Override
    public Kind kind() {
      return Kind.EMPTY;
    }
  }

  /// The same bytes as another input file, which is read in its place.
  ///
  /// @param master the first of them in the order of locations, or the item in its place inside
  record DuplicateOf(Location master) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.DUPLICATE_OF;
    }
  }

  /// Pages that are pictures, and were not recognised.
  ///
  /// @param pages how many, at least 1
  /// @param characters how many UTF-16 code units were read elsewhere in it
  record NeedsOcr(int pages, long characters) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.NEEDS_OCR;
    }
  }

  /// Locked, and no password at hand opens it.
  ///
  /// @param how the means of locking, such as `pdf` or `zip`
  record Encrypted(String how) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.ENCRYPTED;
    }
  }

  /// Damaged, or against the rules of its format.
  ///
  /// @param reason what is wrong, in a word without spaces
  /// @param characters how many UTF-16 code units were read all the same
  record Corrupt(String reason, long characters) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.CORRUPT;
    }
  }

  /// A kind of file, or a part of its format, that nothing here reads.
  ///
  /// @param what the kind or part
  record Unsupported(String what) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.UNSUPPORTED;
    }
  }

  /// More text than is kept of one item.
  ///
  /// @param read how many UTF-16 code units are kept
  /// @param of how many there are
  record Truncated(long read, long of) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.TRUNCATED;
    }

    @Override
    public long characters() {
      return read;
    }
  }

  /// Not read, because a limit stands against it.
  ///
  /// @param limit which
  /// @param bound what it allows, inclusive
  /// @param found how much there is, or is said to be; -1 if nobody can say
  record Refused(Limit limit, long bound, long found) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /// Its parser did not end in time, also in a process of its own.
  ///
  /// @param seconds how long it had
  record TimedOut(long seconds) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.TIMED_OUT;
    }
  }

  /// Its parser's process died of it, also a fresh one.
  ///
  /// @param cause of what
  record Crashed(Cause cause) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.CRASHED;
    }
  }

  /// Declared by its container, which does not hold it.
  ///
  /// @param reason why, in a word without spaces
  record Absent(String reason) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.ABSENT;
    }
  }

  /// Could not be read from the disk.
  ///
  /// @param reason what the system says, in a word without spaces
  record Unreadable(String reason) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.UNREADABLE;
    }
  }

  /// A link, a pipe or another entry without bytes of its own; not followed.
  ///
  /// @param what `link`, `pipe` or `other`
  record NotAFile(String what) implements Outcome {

    @Override
    public Kind kind() {
      return Kind.NOT_A_FILE;
    }
  }

  /// What a [Refused] item was too much of.
  enum Limit {
    /// Bytes out of one container and what it holds.
    BYTES,
    /// Containers within containers.
    DEPTH,
    /// Children of one container.
    CHILDREN
  }

  /// What a parser's process died of.
  enum Cause {
    /// It needed more memory than it may have.
    MEMORY,
    /// It ended without an answer.
    ENDED,
    /// It filled its folder.
    DISK
  }
}
