package org.proviso.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// A file in the wrapping that another program's file gets when it is put into a document.
final class OleObject {

  private static final String PACKAGE = "Package";
  private static final String CONTENTS = "CONTENTS";

  private OleObject() {}

  /// Takes out the file in the wrapping, or all of it where there is none (\[MS-OLEDS\], 2.3.6).
  ///
  /// @param name of the whole; a file that has a name of its own is listed under that
  /// @throws DiskException if it cannot be written
  /// @throws IOException if it cannot be read
  static void take(String name, long size, InputStream bytes, Harvest harvest) throws IOException {
    Path whole = Files.createTempFile("object", "");
    try {
      Files.copy(bytes, whole, StandardCopyOption.REPLACE_EXISTING);
      if (!isUnwrapped(name, whole, harvest)) {
        try (InputStream all = Files.newInputStream(whole)) {
          harvest.part(name, size, all);
        }
      }
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static boolean isUnwrapped(String name, Path whole, Harvest harvest)
      throws DiskException {
    try (POIFSFileSystem files = new POIFSFileSystem(whole.toFile(), true)) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
        Ole10Native wrapped = Ole10Native.createFromEmbeddedOleObject(root);
        String own = wrapped.getFileName() == null ? "" : wrapped.getFileName();
        own = own.substring(Math.max(own.lastIndexOf('/'), own.lastIndexOf('\\')) + 1);
        harvest.part(
            own.isBlank() ? name : own, -1, new ByteArrayInputStream(wrapped.getDataBuffer()));
        return true;
      }
      for (String inside : new String[] {PACKAGE, CONTENTS}) {
        if (root.hasEntryCaseInsensitive(inside)) {
          try (InputStream bytes = root.createDocumentInputStream(inside)) {
            harvest.part(name, -1, bytes);
          }
          return true;
        }
      }
      return false;
    } catch (DiskException e) {
      throw e;
    } catch (IOException | Ole10NativeException | RuntimeException e) {
      // Not a wrapping that is known: the whole is what there is.
      return false;
    }
  }
}
