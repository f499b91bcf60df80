package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;

/// The files inside a PDF file: in its tree of names, on its pages, and beside its parts (ISO
/// 32000-1, 7.11.4; ISO 32000-2, 14.13). A file that several places name is one child.
final class PdfFiles {

  private static final COSName EMBEDDED_FILES = COSName.getPDFName("EmbeddedFiles");
  private static final COSName ASSOCIATED = COSName.getPDFName("AF");
  private static final COSName RICH_MEDIA = COSName.getPDFName("RichMediaContent");
  private static final COSName ASSETS = COSName.getPDFName("Assets");
  private static final COSName[] NAMES = {COSName.UF, COSName.F, COSName.UNIX, COSName.DOS};
  private static final COSName[] STREAMS = {
    COSName.UF, COSName.F, COSName.UNIX, COSName.DOS, COSName.MAC
  };
  private static final int DEEPEST = 100;

  private final Harvest harvest;
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  PdfFiles(Harvest harvest) {
    this.harvest = harvest;
  }

  /// Takes out the files of the document as a whole.
  ///
  /// @throws DiskException if one cannot be written
  void ofDocument(COSDictionary catalog) throws IOException {
    COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
    COSDictionary tree = names == null ? null : names.getCOSDictionary(EMBEDDED_FILES);
    if (tree != null) {
      tree(tree, 0);
    }
    associated(catalog);
  }

  /// Takes out the files of an annotation.
  ///
  /// @throws DiskException if one cannot be written
  void ofAnnotation(COSDictionary annotation) throws IOException {
    if (annotation.getDictionaryObject(COSName.FS) instanceof COSDictionary file) {
      file(file, "");
    }
    COSDictionary media = annotation.getCOSDictionary(RICH_MEDIA);
    COSDictionary assets = media == null ? null : media.getCOSDictionary(ASSETS);
    if (assets != null) {
      tree(assets, 0);
    }
    associated(annotation);
  }

  private void associated(COSDictionary holder) throws IOException {
    COSArray all = holder.getCOSArray(ASSOCIATED);
    for (int i = 0; all != null && i < all.size(); i++) {
      if (all.getObject(i) instanceof COSDictionary file) {
        file(file, "");
      }
    }
  }

  private void tree(COSDictionary node, int depth) throws IOException {
    if (depth > DEEPEST || !seen.add(node)) {
      return;
    }
    COSArray names = node.getCOSArray(COSName.NAMES);
    for (int i = 0; names != null && i + 1 < names.size(); i += 2) {
      String key = names.getString(i);
      if (names.getObject(i + 1) instanceof COSDictionary file) {
        file(file, key == null ? "" : key);
      } else {
        harvest.lost(key == null ? "" : key, -1, new Outcome.Absent("no-file-specification"));
      }
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid) {
        tree(kid, depth + 1);
      }
    }
  }

  private void file(COSDictionary specification, String key) throws IOException {
    if (!seen.add(specification)) {
      return;
    }
    String name = key;
    for (COSName each : NAMES) {
      String said = specification.getString(each);
      if (said != null && !said.isEmpty()) {
        name = said;
        break;
      }
    }
    COSDictionary inside = specification.getCOSDictionary(COSName.EF);
    if (inside == null) {
      // It names a file elsewhere.
      harvest.hidden(HiddenContent.EXTERNAL_LINKS);
      return;
    }
    boolean any = false;
    for (COSName each : STREAMS) {
      if (inside.getDictionaryObject(each) instanceof COSStream stream) {
        any = true;
        if (seen.add(stream)) {
          take(name, stream);
        }
      }
    }
    if (!any) {
      harvest.lost(name, -1, new Outcome.Absent("no-stream"));
    }
  }

  private void take(String name, COSStream stream) throws DiskException {
    COSDictionary said = stream.getCOSDictionary(COSName.PARAMS);
    long size = said == null ? -1 : said.getLong(COSName.SIZE, -1);
    try (InputStream bytes = bytes(stream)) {
      harvest.part(name, size, bytes);
    } catch (DiskException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      harvest.lost(name, size, new Outcome.Corrupt(Faults.reason(e), 0));
    }
  }

  /// The library's own decoding holds the whole file in memory, and passes over damage.
  private static InputStream bytes(COSStream stream) throws IOException {
    COSBase filters = stream.getFilters();
    if (filters == null || (filters instanceof COSArray none && none.size() == 0)) {
      return stream.createRawInputStream();
    }
    boolean deflated =
        COSName.FLATE_DECODE.equals(filters)
            || (filters instanceof COSArray one
                && one.size() == 1
                && COSName.FLATE_DECODE.equals(one.getObject(0)));
    if (deflated && stream.getDictionaryObject(COSName.DECODE_PARMS) == null) {
      return new InflaterInputStream(stream.createRawInputStream());
    }
    return stream.createInputStream();
  }
}
