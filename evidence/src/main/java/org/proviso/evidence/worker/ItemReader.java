package org.proviso.evidence.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;

/// Reads one file at one level: finds out what it is, and has the opener for it look into it.
final class ItemReader {

  private static final int PROBE = 1 << 16;

  private static final long LITTLE_ROOM = 1L << 30;

  private final Path folder;
  private final Detector detector;
  private final List<Opener> openers;

  /// @param folder of the process, for text and children
  ItemReader(Path folder) {
    this.folder = folder;
    TikaConfig config = TikaSetup.config();
    detector = config.getDetector();
    TikaOpener tika = new TikaOpener(config);
    openers =
        List.of(
            new ZipOpener(),
            new SevenZipOpener(),
            new StreamArchiveOpener(),
            new CompressedOpener(),
            new MailOpener(),
            new MboxOpener(),
            new PgpOpener(),
            new MsgOpener(),
            new TnefOpener(),
            new SmimeOpener(),
            new PstOpener(),
            new PdfOpener(),
            new OoxmlOpener(config, tika),
            new OdfOpener(tika),
            new Ole2Opener(tika),
            new RtfOpener(tika),
            new PictureOpener(tika),
            new HtmlOpener(config),
            new PlainTextOpener(config),
            tika);
  }

  /// Reads a file.
  ///
  /// @throws IOException if the folder cannot be written
  Parsed read(Job job) throws IOException {
    Path parts = folder.resolve(Harvest.PARTS);
    if (!Files.isDirectory(parts)) {
      Files.createDirectories(parts);
    }
    long bytes = Files.size(job.file());
    MediaType type = type(job);
    try (Harvest harvest = new Harvest(folder, job)) {
      Source source =
          new Source(job.file(), job.name(), bytes, type, job.passwords(), job.language());
      Opener opener = openers.stream().filter(it -> it.opens(type)).findFirst().orElseThrow();
      try {
        opener.open(source, harvest);
      } catch (DiskException e) {
        throw e;
      } catch (LockedException e) {
        harvest.outcome(new Outcome.Encrypted(e.how()));
      } catch (FormatException e) {
        harvest.outcome(e.outcome());
      } catch (StackOverflowError e) {
        harvest.outcome(new Outcome.Corrupt("nested-too-deep", 0));
      } catch (IOException | RuntimeException | LinkageError e) {
        // A parser that writes to the disk says of a full one what it says of a damaged file.
        refuseFullDisk(e);
        harvest.outcome(new Outcome.Corrupt(Faults.reason(e), 0));
      }
      return harvest.finish(type.toString(), opener.isContainer());
    }
  }

  /// Throws if a failure may be due to the disk. What a failure says is not enough: a hostile file
  /// may have it say anything.
  private void refuseFullDisk(Throwable failure) throws IOException {
    boolean isFull =
        !hasRoom()
            || (Faults.isOfDisk(failure)
                && Files.getFileStore(folder).getUsableSpace() < LITTLE_ROOM);
    if (isFull) {
      throw new DiskException(new IOException(failure));
    }
  }

  /// Tells whether something can be written into the folder of the process.
  private boolean hasRoom() {
    Path probe = folder.resolve("probe");
    try {
      Files.write(probe, new byte[PROBE]);
      Files.delete(probe);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private MediaType type(Job job) throws IOException {
    Metadata named = new Metadata();
    if (!job.name().isEmpty()) {
      named.set(TikaCoreProperties.RESOURCE_NAME_KEY, job.name());
    }
    try (TikaInputStream in = TikaInputStream.get(job.file(), named)) {
      Beginning beginning = Beginning.of(job.name(), job.file());
      Optional<MediaType> certain =
          beginning.certainType().or(() -> OfficeTypes.certain(beginning, job.file()));
      return certain.isPresent()
          ? certain.get()
          : MailTypes.refined(detector.detect(in, named), beginning);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      refuseFullDisk(e);
      // A detector that looks into a container meets its damage first; the opener will say it.
      return byName(named);
    }
  }

  private MediaType byName(Metadata named) {
    try (TikaInputStream nothing = TikaInputStream.get(new byte[0])) {
      return TikaSetup.config().getMimeRepository().detect(nothing, named);
    } catch (IOException e) {
      return MediaType.OCTET_STREAM;
    }
  }
}
