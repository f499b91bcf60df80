package org.proviso.evidence.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.manifest.Outcome;

/// Word, Excel and PowerPoint documents of 97 to 2003.
///
/// Their words are read by POI, which tells what is hidden, deleted or inserted; what they say of
/// themselves and the files in them by Tika. An object that it passes over is listed all the same.
/// Older documents are Tika's as a whole.
final class Ole2Opener implements Opener {

  private static final String WORD = "application/msword";
  private static final String EXCEL = "application/vnd.ms-excel";
  private static final String POWERPOINT = "application/vnd.ms-powerpoint";
  private static final Set<String> TYPES = Set.of(WORD, EXCEL, POWERPOINT);

  private final TikaOpener tika;

  Ole2Opener(TikaOpener tika) {
    this.tika = tika;
  }

  @Override
  public boolean opens(MediaType type) {
    return TYPES.contains(type.getBaseType().toString());
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    List<String> attempts = new ArrayList<>(source.passwords());
    attempts.addFirst("");
    for (String password : attempts) {
      Biff8EncryptionKey.setCurrentUserPassword(password.isEmpty() ? null : password);
      try {
        Ole2Text text = new Ole2Text();
        if (read(source, text)) {
          text.give(harvest);
          Set<String> met = tika.describe(source, harvest);
          for (String object : text.objects()) {
            if (!met.contains(object)) {
              harvest.lost(object, -1, new Outcome.Absent("no-file-in-object"));
            }
          }
        } else {
          tika.open(source, harvest);
        }
        return;
      } catch (EncryptedDocumentException | LockedException e) {
        // The next password, if there is one.
      } finally {
        Biff8EncryptionKey.setCurrentUserPassword(null);
      }
    }
    throw new LockedException("ole2");
  }

  /// Returns whether the words could be read; a text that was begun is left if not.
  private static boolean read(Source source, Ole2Text text) {
    try (POIFSFileSystem files = new POIFSFileSystem(source.file().toFile(), true)) {
      switch (source.type().getBaseType().toString()) {
        case WORD -> text.word(files.getRoot());
        case EXCEL -> text.excel(files.getRoot());
        default -> text.powerPoint(files.getRoot());
      }
      return true;
    } catch (EncryptedDocumentException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (Faults.isDueTo(e, EncryptedDocumentException.class)) {
        throw new EncryptedDocumentException(e.getMessage());
      }
      return false;
    }
  }
}
