package org.proviso.evidence.worker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.manifest.Outcome.Limit;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces;

/// What an opener gets out of one file: text, fields, children. Keeps the limits of the job, and
/// says of everything that a limit stands against how much it was.
///
/// Used by one thread.
final class Harvest implements Closeable {

  /// The folder of children, below that of the process; each is named by its position.
  static final String PARTS = "parts";

  /// The name of the file of text, below the folder of the process.
  static final String TEXT = "text";

  private static final int FIELD_VALUES = 1_000;
  private static final int FIELD_NAMES = 500;
  private static final int FIELD_CHARACTERS = 1 << 22;
  private static final int NAME_LENGTH = 1_000;

  /// What the names of all children may have: whoever reads the answer holds them in memory. The
  /// names behind are left out, and the children are not.
  private static final int NAME_CHARACTERS = 1 << 26;

  private static final int CHUNK = 1 << 16;

  private final Path folder;
  private final Job job;
  private final List<Part> parts = new ArrayList<>();
  private final Set<HiddenContent> hidden = EnumSet.noneOf(HiddenContent.class);
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable Outcome unlistedWhy;
  private int fieldCharacters;
  private int nameCharacters;
  private TextPieces.@Nullable Writer text;
  private long characters;
  private long keptCharacters;
  private boolean sawWords;
  private final StringBuilder sample = new StringBuilder();
  private long unlisted;
  private long spent;
  private boolean overspent;
  private int recognisedPages;
  private int unreadPages;
  private @Nullable Outcome outcome;

  Harvest(Path folder, Job job) {
    this.folder = folder;
    this.job = job;
  }

  /// Adds text. What is beyond the limit of the job is counted and not kept.
  ///
  /// @param page from 1; 0 where the document has no pages of its own
  /// @throws DiskException if it cannot be written
  void text(TextKind kind, int page, CharSequence added) throws DiskException {
    characters += added.length();
    long room = job.characters() - keptCharacters;
    if (room <= 0 || added.isEmpty()) {
      return;
    }
    String kept = added.subSequence(0, (int) Math.min(room, added.length())).toString();
    keptCharacters += kept.length();
    sawWords = sawWords || !kept.isBlank();
    if (sample.length() < TextLanguage.SAMPLE
        && (kind == TextKind.BODY || kind == TextKind.RECOGNISED)) {
      sample.append(kept, 0, Math.min(kept.length(), TextLanguage.SAMPLE)).append('\n');
    }
    try {
      if (text == null) {
        text = new TextPieces.Writer(folder.resolve(TEXT));
      }
      text.add(kind, page, kept);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  /// Returns how many UTF-16 code units were read so far.
  long characters() {
    return characters;
  }

  /// Says what the file says of itself. More than a thousand values, five hundred names or four
  /// million code units in all are not kept.
  void field(String name, String value) {
    int characters = name.length() + value.length();
    if (characters > FIELD_CHARACTERS - fieldCharacters) {
      return;
    }
    List<String> values = fields.get(name);
    if (values == null && fields.size() < FIELD_NAMES) {
      values = new ArrayList<>();
      fields.put(name, values);
    }
    if (values != null && values.size() < FIELD_VALUES) {
      values.add(value);
      fieldCharacters += characters;
    }
  }

  void hidden(HiddenContent kind) {
    hidden.add(kind);
  }

  /// Says that a page is a picture that was not recognised.
  void unreadPage() {
    unreadPages++;
  }

  /// Says that a page was recognised in its picture.
  void recognisedPage() {
    recognisedPages++;
  }

  /// Says what became of the file, where that does not follow from its text and children.
  void outcome(Outcome known) {
    outcome = known;
  }

  /// Tells whether an opener said what became of the file.
  boolean hasOutcome() {
    return outcome != null;
  }

  /// Takes out a child.
  ///
  /// @param name as the container writes it; may be empty
  /// @param declared how many bytes it should have; -1 if the container does not say
  /// @param bytes its bytes; not closed
  /// @throws DiskException if it cannot be written
  void part(String name, long declared, InputStream bytes) throws DiskException {
    part(name, declared, bytes, -1);
  }

  /// Takes out a child whose checksum its container says.
  ///
  /// @param crc32 the checksum; -1 for none
  /// @throws DiskException if it cannot be written
  void part(String name, long declared, InputStream bytes, long crc32) throws DiskException {
    part(name, declared, bytes, crc32, () -> "");
  }

  /// Takes out a child of which whoever decodes it knows what was wrong once it is read.
  ///
  /// @param damage gives a word; empty if nothing was
  /// @throws DiskException if it cannot be written
  void part(String name, long declared, InputStream bytes, Supplier<String> damage)
      throws DiskException {
    part(name, declared, bytes, -1, damage);
  }

  private void part(
      String name, long declared, InputStream bytes, long crc32, Supplier<String> damage)
      throws DiskException {
    if (!mayList(name, declared)) {
      return;
    }
    // Whoever declares too much costs nothing, and says nothing of the others.
    if (overspent || declared > job.allowance() - spent) {
      refuse(name, declared);
      return;
    }
    Path file = folder.resolve(PARTS).resolve(Integer.toString(parts.size() + 1));
    CRC32 checksum = new CRC32();
    @Nullable String fault = null;
    @Nullable Outcome lost = null;
    long room = job.allowance() - spent;
    long taken = 0;
    // Opened when there is something to write: an archive may have a million empty entries.
    @Nullable OutputStream out = null;
    try {
      while (true) {
        int length;
        try {
          length = bytes.read(chunk);
        } catch (DiskException e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          fault = Faults.reason(e);
          lost = lost(e, fault);
          break;
        }
        if (length < 0) {
          break;
        }
        taken += length;
        if (taken > room) {
          break;
        }
        checksum.update(chunk, 0, length);
        out = out == null ? newFile(file) : out;
        write(out, length);
      }
    } finally {
      close(out);
    }
    if (taken > room) {
      delete(file);
      // What comes behind would be expanded for nothing as well.
      overspent = true;
      refuse(name, declared);
      return;
    }
    spent += taken;
    if (fault != null && lost != null && taken == 0) {
      delete(file);
      parts.add(new Part.Lost(shortened(name), declared, lost));
      return;
    }
    if (fault == null && declared >= 0 && taken != declared) {
      fault = "has-" + taken + "-of-" + declared + "-bytes";
    } else if (fault == null && crc32 >= 0 && crc32 != checksum.getValue()) {
      fault = "checksum-differs";
    }
    String damaged = fault == null ? damage.get() : fault;
    if (taken > 0) {
      parts.add(new Part.Out(shortened(name), damaged));
    } else {
      Outcome nothing = damaged.isEmpty() ? new Outcome.Empty() : new Outcome.Corrupt(damaged, 0);
      parts.add(new Part.Lost(shortened(name), 0, nothing));
    }
  }

  private static Outcome lost(Exception failure, String fault) {
    if (failure instanceof LockedException locked) {
      return new Outcome.Encrypted(locked.how());
    }
    return Faults.isOfMemory(failure)
        ? new Outcome.Unsupported("memory")
        : new Outcome.Corrupt(fault, 0);
  }

  /// Lists a child whose bytes cannot be taken out.
  ///
  /// @param declared how many bytes it should have; -1 if the container does not say
  void lost(String name, long declared, Outcome why) {
    if (mayList(name, declared)) {
      parts.add(new Part.Lost(shortened(name), declared, why));
    }
  }

  /// Counts children that are not listed one by one.
  void others(long count, Outcome why) {
    unlisted += count;
    if (unlistedWhy == null) {
      unlistedWhy = why;
    }
  }

  /// Tells whether a further child would only be counted.
  boolean isFull() {
    return parts.size() >= job.children();
  }

  private boolean mayList(String name, long declared) {
    if (isFull()) {
      others(1, new Outcome.Refused(Limit.CHILDREN, job.children(), -1));
      return false;
    }
    if (!job.mayHold()) {
      parts.add(new Part.Lost(shortened(name), declared, new Outcome.Refused(Limit.DEPTH, 0, -1)));
      return false;
    }
    return true;
  }

  private void refuse(String name, long declared) {
    parts.add(
        new Part.Lost(
            shortened(name),
            declared,
            new Outcome.Refused(Limit.BYTES, job.allowance(), declared)));
  }

  private static void close(@Nullable OutputStream out) throws DiskException {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static OutputStream newFile(Path file) throws DiskException {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private void write(OutputStream out, int length) throws DiskException {
    try {
      out.write(chunk, 0, length);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static void delete(Path file) throws DiskException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private String shortened(String name) {
    int length = Math.min(name.length(), NAME_LENGTH);
    if (length > NAME_CHARACTERS - nameCharacters) {
      return "";
    }
    nameCharacters += length;
    return name.substring(0, length);
  }

  /// Returns what the file is, with an outcome that follows from what was found unless one was
  /// said.
  ///
  /// @param type its media type
  /// @param container whether files of this type hold others and no text of their own
  Parsed finish(String type, boolean container) {
    Outcome why = unlistedWhy;
    if (unlisted > 0 && why != null) {
      parts.add(
          new Part.Others(
              unlisted,
              why instanceof Outcome.Refused(Limit limit, long bound, long unknown)
                      && limit == Limit.CHILDREN
                  ? new Outcome.Refused(limit, bound, bound + unlisted)
                  : why));
    }
    if (sawWords) {
      fields.put(Parsed.LANGUAGE, List.of(TextLanguage.of(sample)));
    }
    return new Parsed(
        type, ended(container), List.copyOf(parts), hidden, fields, keptCharacters > 0);
  }

  private Outcome ended(boolean container) {
    if (outcome instanceof Outcome.Corrupt(String reason, long none)) {
      return new Outcome.Corrupt(reason, characters);
    }
    if (outcome != null) {
      return outcome;
    }
    if (unreadPages > 0) {
      return new Outcome.NeedsOcr(unreadPages, sawWords ? characters : 0);
    }
    if (characters > keptCharacters) {
      return new Outcome.Truncated(keptCharacters, characters);
    }
    if (recognisedPages > 0) {
      return new Outcome.OcrText(characters, recognisedPages);
    }
    if (sawWords) {
      return new Outcome.Text(characters);
    }
    return container ? new Outcome.Unpacked() : new Outcome.NoTextFound();
  }

  @Override
  public void close() throws IOException {
    if (text != null) {
      text.close();
    }
  }
}
