package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/// Word, Excel and PowerPoint documents of 2007 and later, also locked ones.
///
/// Their parts are read here rather than by Tika, which does not tell what is hidden, deleted or
/// inserted from what is shown. Excel's binary form and XPS are left to it.
final class OoxmlOpener implements Opener {

  private static final String LOCKED = "application/x-tika-ooxml-protected";
  private static final String PLAIN = "application/vnd.openxmlformats-officedocument.";

  private final TikaConfig config;
  private final TikaOpener tika;

  /// @param tika for what is damaged so that it has no directory, or is of another form inside
  OoxmlOpener(TikaConfig config, TikaOpener tika) {
    this.config = config;
    this.tika = tika;
  }

  @Override
  public boolean opens(MediaType type) {
    return type.getBaseType().toString().equals(LOCKED) || isRead(type);
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  private static boolean isRead(MediaType type) {
    String base = type.getBaseType().toString();
    return base.startsWith(PLAIN)
        || (base.startsWith("application/vnd.ms-")
            && base.contains(".macroenabled.")
            && !base.contains(".binary."));
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    if (source.type().getBaseType().toString().equals(LOCKED)) {
      Path plain = Files.createTempFile("plain", "");
      try {
        unlock(source, plain);
        Source opened = source.opened(plain, Files.size(plain), type(plain));
        if (isRead(opened.type())) {
          read(opened, harvest);
        } else {
          tika.open(opened, harvest);
        }
      } finally {
        Files.deleteIfExists(plain);
      }
    } else {
      read(source, harvest);
    }
  }

  private void read(Source source, Harvest harvest) throws IOException {
    OoxmlPackage opened;
    try {
      opened = new OoxmlPackage(source.file());
    } catch (IOException | RuntimeException e) {
      try {
        tika.open(source, harvest);
      } catch (FormatException damaged) {
        // That there is no directory says it better.
      }
      throw FormatException.corrupt("no-central-directory");
    }
    try (opened) {
      new OoxmlReading(opened, harvest).read();
    }
  }

  private MediaType type(Path plain) throws IOException {
    try (TikaInputStream in = TikaInputStream.get(plain)) {
      return config.getDetector().detect(in, new Metadata());
    }
  }

  /// Opens a document as \[MS-OFFCRYPTO\] locks it.
  private static void unlock(Source source, Path plain) throws IOException {
    List<String> attempts = new ArrayList<>(source.passwords());
    // What Excel locks with when it protects the structure alone.
    attempts.addFirst(Decryptor.DEFAULT_PASSWORD);
    try (POIFSFileSystem files = new POIFSFileSystem(source.file().toFile(), true)) {
      if (!files.getRoot().hasEntryCaseInsensitive("EncryptionInfo")) {
        throw new LockedException("rights-management");
      }
      EncryptionInfo info;
      try {
        info = new EncryptionInfo(files);
      } catch (EncryptedDocumentException e) {
        throw FormatException.unsupported("ooxml-encryption");
      }
      for (String password : attempts) {
        Decryptor decryptor = info.getDecryptor();
        if (decryptor.verifyPassword(password)) {
          try (InputStream bytes = decryptor.getDataStream(files)) {
            Files.copy(bytes, plain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return;
          }
        }
      }
    } catch (GeneralSecurityException e) {
      throw FormatException.corrupt("encryption");
    }
    throw new LockedException("ooxml");
  }
}
