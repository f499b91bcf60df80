package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;

/// OpenDocument texts, sheets, presentations and drawings (OASIS OpenDocument 1.3, parts 2 and 3).
/// Files that the list of the package declares and the archive does not hold are listed.
final class OdfOpener implements Opener {

  private static final String PREFIX = "application/vnd.oasis.opendocument.";
  private static final Pattern FILES =
      Pattern.compile("(pictures|media|thumbnails|objectreplacements)/.+|object [^/]+");
  private static final Pattern OBJECTS = Pattern.compile("(?i)object [^/]+/content\\.xml");

  private final TikaOpener tika;

  /// @param tika for what is damaged so that it has no directory
  OdfOpener(TikaOpener tika) {
    this.tika = tika;
  }

  @Override
  public boolean opens(MediaType type) {
    String base = type.getBaseType().toString();
    return base.startsWith(PREFIX) && !base.startsWith(PREFIX + "flat");
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    ZipFile zip;
    try {
      zip = ZipFile.builder().setPath(source.file()).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException e) {
      try {
        tika.open(source, harvest);
      } catch (FormatException damaged) {
        // That there is no directory says it better.
      }
      throw FormatException.corrupt("no-central-directory");
    }
    try (zip) {
      new Reading(zip, harvest).read();
    }
  }

  /// The reading of one document.
  private static final class Reading {

    private final ZipFile zip;
    private final Harvest harvest;
    private final LabelledText text;
    private @Nullable String damage;

    Reading(ZipFile zip, Harvest harvest) {
      this.zip = zip;
      this.harvest = harvest;
      text = new LabelledText(harvest);
    }

    private interface Part {
      void read(XMLStreamReader xml) throws XMLStreamException, DiskException;
    }

    void read() throws IOException {
      List<String> declared = new ArrayList<>();
      boolean[] locked = {false};
      part("META-INF/manifest.xml", xml -> manifest(xml, declared, locked));
      if (locked[0]) {
        throw new LockedException("odf");
      }
      OdfText words = new OdfText(harvest, text);
      part("meta.xml", this::fields);
      part("styles.xml", words::styles);
      if (zip.getEntry("content.xml") == null) {
        damaged("no-content");
      }
      part("content.xml", words::content);
      for (ZipArchiveEntry entry : entries()) {
        if (OBJECTS.matcher(entry.getName()).matches()) {
          text.page(0);
          part(entry.getName(), new OdfText(harvest, text)::content);
        }
      }
      text.page(0);
      part("styles.xml", words::margins);
      text.finish();
      files(declared);
      if (damage != null) {
        harvest.outcome(new Outcome.Corrupt(damage, 0));
      }
    }

    private List<ZipArchiveEntry> entries() {
      return Collections.list(zip.getEntries()).stream().filter(it -> !it.isDirectory()).toList();
    }

    private void part(String name, Part part) throws DiskException {
      ZipArchiveEntry entry = zip.getEntry(name);
      if (entry == null) {
        return;
      }
      try (InputStream bytes = zip.getInputStream(entry)) {
        part.read(PlainXml.reader(bytes));
      } catch (DiskException e) {
        throw e;
      } catch (IOException | XMLStreamException | RuntimeException e) {
        damaged(name);
      }
    }

    private void damaged(String what) {
      if (damage == null) {
        damage = what.replace(' ', '_');
      }
    }

    private static void manifest(XMLStreamReader xml, List<String> declared, boolean[] locked)
        throws XMLStreamException {
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "encryption-data" -> locked[0] = true;
          case "file-entry" -> declared.add(OdfText.said(xml, "full-path"));
          default -> {}
        }
      }
    }

    private void fields(XMLStreamReader xml) throws XMLStreamException {
      String name = "";
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String own = OdfText.said(xml, "name");
          name = own.isEmpty() ? xml.getPrefix() + ":" + xml.getLocalName() : "custom:" + own;
        } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
          harvest.field(name, xml.getText().strip());
        }
      }
    }

    private void files(List<String> declared) throws DiskException {
      Set<String> there = new HashSet<>();
      for (ZipArchiveEntry entry : entries()) {
        String name = entry.getName();
        there.add(name);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("basic/") || lower.startsWith("scripts/")) {
          harvest.hidden(HiddenContent.MACROS);
        }
        if (!FILES.matcher(lower).matches()) {
          continue;
        }
        if (lower.startsWith("thumbnails/")) {
          harvest.hidden(HiddenContent.THUMBNAIL);
        }
        String shown = name.substring(name.lastIndexOf('/') + 1);
        try (InputStream bytes = zip.getInputStream(entry)) {
          if (lower.startsWith("object ")) {
            OleObject.take(shown, entry.getSize(), bytes, harvest);
          } else {
            harvest.part(shown, entry.getSize(), bytes, entry.getCrc());
          }
        } catch (DiskException e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          harvest.lost(shown, entry.getSize(), new Outcome.Corrupt(Faults.reason(e), 0));
        }
      }
      for (String name : declared) {
        if (FILES.matcher(name.toLowerCase(Locale.ROOT)).matches()
            && !name.endsWith("/")
            && there.add(name)) {
          harvest.lost(
              name.substring(name.lastIndexOf('/') + 1), -1, new Outcome.Absent("no-such-entry"));
        }
      }
    }
  }
}
