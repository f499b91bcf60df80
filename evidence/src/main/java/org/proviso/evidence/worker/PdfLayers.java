package org.proviso.evidence.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;

/// Which layers of a PDF file are off when it is opened: optional content groups in its default
/// configuration (ISO 32000-1, 8.11).
final class PdfLayers {

  private static final COSName POLICY = COSName.getPDFName("P");

  private final Set<COSBase> off = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param catalog of the document
  PdfLayers(COSDictionary catalog) {
    COSDictionary properties = catalog.getCOSDictionary(COSName.OCPROPERTIES);
    COSDictionary usual = properties == null ? null : properties.getCOSDictionary(COSName.D);
    if (properties == null || usual == null) {
      return;
    }
    if (COSName.OFF.equals(usual.getCOSName(COSName.BASE_STATE))) {
      off.addAll(all(properties.getDictionaryObject(COSName.OCGS)));
    }
    off.addAll(all(usual.getDictionaryObject(COSName.OFF)));
    off.removeAll(all(usual.getDictionaryObject(COSName.ON)));
  }

  /// Tells whether any is.
  boolean areAnyOff() {
    return !off.isEmpty();
  }

  /// Tells whether what belongs to a group, or by its policy to several, is not shown.
  boolean isOff(COSDictionary group) {
    if (!COSName.OCMD.equals(group.getCOSName(COSName.TYPE))) {
      return off.contains(group);
    }
    List<COSBase> groups = all(group.getDictionaryObject(COSName.OCGS));
    if (groups.isEmpty()) {
      return false;
    }
    long dark = groups.stream().filter(off::contains).count();
    String policy = group.getNameAsString(POLICY);
    return switch (policy == null ? "" : policy) {
      case "AllOn" -> dark > 0;
      case "AnyOff" -> dark == 0;
      case "AllOff" -> dark < groups.size();
      // AnyOn is what holds where none is named.
      default -> dark == groups.size();
    };
  }

  private static List<COSBase> all(COSBase groups) {
    List<COSBase> all = new ArrayList<>();
    if (groups instanceof COSArray array) {
      for (COSBase each : array) {
        all.add(each instanceof COSObject reference ? reference.getObject() : each);
      }
    } else if (groups instanceof COSDictionary) {
      all.add(groups);
    }
    return all;
  }
}
