package org.proviso.pack;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.proviso.law.act.Law;
import org.proviso.law.fact.Register;

/// The compiled form of a pack: a file in a cache folder that holds a checked pack and the answers
/// of its guards, so that it can be read without CEL and without YAML.
///
/// The file is made anew when a file of the pack, or this program, has changed. A file that is
/// damaged or was not written by this program is made anew as well; a cache folder that can not be
/// written to is done without. The file is replaced in one step, so that a reader never sees half
/// of it.
public final class CompiledPack {

  private static final int MAGIC = 0x50525650;
  private static final int FORMAT = 8;
  private static final int CHECKSUM_AT = 2 * Integer.BYTES;
  private static final int HEADER = CHECKSUM_AT + Long.BYTES;

  private final Path folder;
  private final Path file;

  private CompiledPack(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /// Loads the pack in `folder`, from its compiled form in `cache` if that is up to date.
  ///
  /// @param cache folder of compiled packs; made if it does not exist
  public static Packs.Outcome load(Path folder, Path cache) {
    Path absolute = folder.toAbsolutePath().normalize();
    return new CompiledPack(absolute, cache.resolve(fileName(absolute))).load();
  }

  /// Returns a pack as bytes, with the answers of its guards, for another process of this very
  /// program.
  public static byte[] toBytes(Pack pack) {
    return new PackWriter().write(pack.contents(), List.of());
  }

  /// Returns the pack that [#toBytes] made bytes of.
  ///
  /// Bytes of anything else, or of another build of this program, yield an exception or nonsense.
  public static Pack ofBytes(byte[] bytes) {
    return restored(new PackReader(ByteBuffer.wrap(bytes)).read().contents());
  }

  /// Packs of one name from different folders have different files.
  private static String fileName(Path folder) {
    return folder.getFileName() + "-" + Integer.toHexString(folder.toString().hashCode()) + ".pack";
  }

  private Packs.Outcome load() {
    try {
      Inputs now = Inputs.of(folder);
      Optional<Packs.Outcome> stored = stored(now);
      return stored.isPresent() ? stored.get() : compile(now.hashed(folder));
    } catch (IOException e) {
      // The folder can not be listed or a file not be read: the loader says which.
      return Packs.load(folder);
    }
  }

  private Packs.Outcome compile(Inputs inputs) {
    Packs.Outcome outcome = Packs.load(folder);
    if (outcome instanceof Packs.Outcome.Loaded(Pack pack, var warnings)) {
      write(inputs, new PackWriter().write(pack.contents(), warnings));
    }
    return outcome;
  }

  private Optional<Packs.Outcome> stored(Inputs now) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      if (!isOurs(bytes)) {
        return Optional.empty();
      }
      PackInput head = new PackInput(section(bytes));
      boolean sameProgram = head.text().equals(buildStamp());
      Inputs was =
          new Inputs(
              head.each(
                  () -> new Inputs.Input(head.text(), head.number(), head.number(), head.text())));
      return sameProgram && was.stillHold(now, folder)
          ? Optional.of(restore(new PackReader(section(bytes)).read()))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Damage that the checksum did not show; the file is made anew.
      return Optional.empty();
    }
  }

  private static boolean isOurs(ByteBuffer bytes) {
    if (bytes.remaining() < HEADER || bytes.getInt() != MAGIC || bytes.getInt() != FORMAT) {
      return false;
    }
    long stated = bytes.getLong();
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.duplicate());
    return checksum.getValue() == stated;
  }

  private static ByteBuffer section(ByteBuffer bytes) {
    int length = bytes.getInt();
    ByteBuffer section = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return section;
  }

  private static Packs.Outcome restore(PackReader.Compiled compiled) {
    return new Packs.Outcome.Loaded(restored(compiled.contents()), compiled.warnings());
  }

  private static Pack restored(Contents contents) {
    Register register = contents.facts().register(contents.parts().programmes());
    // What is stored was accepted before, with the same register.
    return new Pack(contents, Law.ofAccepted(contents.parts()), register);
  }

  private void write(Inputs inputs, byte[] pack) {
    PackOutput head = new PackOutput();
    head.text(buildStamp());
    head.each(
        inputs.files(),
        input -> {
          head.text(input.path());
          head.number(input.size());
          head.number(input.modified());
          head.text(input.hash());
        });
    byte[] headBytes = head.toBytes();
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + 2 * Integer.BYTES + headBytes.length + pack.length);
    bytes.putInt(MAGIC).putInt(FORMAT).putLong(0);
    bytes.putInt(headBytes.length).put(headBytes).putInt(pack.length).put(pack);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), HEADER, bytes.capacity() - HEADER);
    bytes.putLong(CHECKSUM_AT, checksum.getValue());
    replace(bytes.array());
  }

  private void replace(byte[] bytes) {
    Path cache = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(cache);
      Path fresh = Files.createTempFile(cache, "fresh", ".tmp");
      try {
        Files.write(fresh, bytes);
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      // A pack can be used without its compiled form; the next run tries again.
    }
  }

  /// Returns what tells one build of this program from another: size and time of the archives with
  /// the classes of packs and of law, or of the newest class where they stand in a folder.
  private static String buildStamp() {
    return stamp(CompiledPack.class) + " " + stamp(Law.class);
  }

  private static String stamp(Class<?> type) {
    try {
      Path at = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(at)) {
        return Files.size(at) + "@" + Files.getLastModifiedTime(at).toMillis();
      }
      return "classes@" + newest(at.toFile());
    } catch (IOException | URISyntaxException e) {
      return "unknown";
    }
  }

  private static long newest(File folder) {
    long newest = folder.lastModified();
    File[] files = folder.listFiles();
    for (File file : files == null ? new File[0] : files) {
      newest = Math.max(newest, file.isDirectory() ? newest(file) : file.lastModified());
    }
    return newest;
  }
}
