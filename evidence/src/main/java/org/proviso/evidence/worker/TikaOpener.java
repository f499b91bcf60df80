package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.DefaultEmbeddedStreamTranslator;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedStreamTranslator;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.PasswordProvider;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Every format that has no opener of its own, by Tika's parsers. Children are taken out and not
/// read. Pictures and pages without text are not recognised here.
final class TikaOpener implements Opener {

  private static final Set<String> WORDLESS_FAMILIES = Set.of("audio", "video", "font");
  private static final Set<String> WORDLESS =
      Set.of(
          "application/font-woff",
          "application/pgp-keys",
          "application/pgp-signature",
          "application/pkcs7-signature",
          "application/pkix-cert",
          "application/x-dosexec",
          "application/x-elf",
          "application/x-executable",
          "application/x-font-adobe-metric",
          "application/x-font-ttf",
          "application/x-font-otf",
          "application/x-font-type1",
          "application/x-mach-o-executable",
          "application/x-msdownload",
          "application/x-sharedlib",
          "application/x-object",
          "application/x-x509-cert",
          "application/x-x509-key");

  /// What Tika says of documents that are its own as a whole.
  private static final Map<String, HiddenContent> FLAGS =
      Map.ofEntries(
          Map.entry(Office.HAS_HIDDEN_SHEETS.getName(), HiddenContent.HIDDEN_SHEETS),
          Map.entry(Office.HAS_VERY_HIDDEN_SHEETS.getName(), HiddenContent.HIDDEN_SHEETS),
          Map.entry(Office.HAS_HIDDEN_COLUMNS.getName(), HiddenContent.HIDDEN_COLUMNS),
          Map.entry(Office.HAS_HIDDEN_ROWS.getName(), HiddenContent.HIDDEN_ROWS),
          Map.entry(Office.HAS_HIDDEN_SLIDES.getName(), HiddenContent.HIDDEN_SLIDES),
          Map.entry(Office.HAS_HIDDEN_TEXT.getName(), HiddenContent.HIDDEN_TEXT),
          Map.entry(Office.HAS_COMMENTS.getName(), HiddenContent.COMMENTS),
          Map.entry(Office.HAS_TRACK_CHANGES.getName(), HiddenContent.TRACKED_CHANGES),
          Map.entry(Office.HAS_EXTERNAL_LINKS.getName(), HiddenContent.EXTERNAL_LINKS),
          Map.entry(Office.HAS_DATA_CONNECTIONS.getName(), HiddenContent.EXTERNAL_LINKS));

  /// What Tika puts before the name of a file in an object of Office: the storage of the object.
  private static final Pattern STORAGE = Pattern.compile("^(MBD[0-9A-F]{8}|_[0-9]+)/(?=.)");

  private final Parser parser;
  private final MediaTypeRegistry types;
  private final EmbeddedStreamTranslator translator = new DefaultEmbeddedStreamTranslator();

  TikaOpener(TikaConfig config) {
    parser = config.getParser();
    types = config.getMediaTypeRegistry();
  }

  @Override
  public boolean opens(MediaType type) {
    return true;
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    read(source, new TextTaking(harvest), new TakingOut(harvest), harvest);
  }

  /// Takes out what a file says of itself, and the files in it, and leaves its text.
  ///
  /// Returns by which names the parser met the files, as far as it says.
  ///
  /// @throws IOException as [#open] does
  Set<String> describe(Source source, Harvest harvest) throws IOException {
    TakingOut children = new TakingOut(harvest);
    read(source, new DefaultHandler(), children, harvest);
    return children.met;
  }

  private void read(
      Source source, ContentHandler text, EmbeddedDocumentExtractor children, Harvest harvest)
      throws IOException {
    if (!isParsed(source.type())) {
      throw isWordless(source.type())
          ? new FormatException(new Outcome.NoTextByNature())
          : FormatException.unsupported(source.type().getBaseType().toString());
    }
    List<String> attempts = new ArrayList<>(source.passwords());
    attempts.addFirst("");
    for (String password : attempts) {
      try {
        parse(source, password, text, children, harvest);
        if (isWordless(source.type())) {
          harvest.outcome(new Outcome.NoTextByNature());
        } else if (isPicture(source.type()) && text instanceof TextTaking) {
          harvest.unreadPage();
        }
        return;
      } catch (EncryptedDocumentException e) {
        // The next password, if there is one.
      } catch (TikaException | SAXException | RuntimeException e) {
        Faults.throwDisk(e);
        if (!Faults.isDueTo(e, org.apache.poi.EncryptedDocumentException.class)) {
          throw new FormatException(
              Faults.isOfAnotherKind(e)
                  ? new Outcome.Unsupported(source.type().getBaseType().toString())
                  : new Outcome.Corrupt(Faults.reason(e), 0));
        }
      }
    }
    throw new LockedException(source.type().getSubtype());
  }

  private void parse(
      Source source,
      String password,
      ContentHandler text,
      EmbeddedDocumentExtractor children,
      Harvest harvest)
      throws IOException, TikaException, SAXException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, source.type().toString());
    metadata.set(Metadata.CONTENT_TYPE, source.type().toString());
    ParseContext context = new ParseContext();
    context.set(PasswordProvider.class, any -> password.isEmpty() ? null : password);
    context.set(EmbeddedDocumentExtractor.class, children);
    try (TikaInputStream in = TikaInputStream.get(source.file())) {
      parser.parse(in, text, metadata, context);
    } finally {
      if (text instanceof TextTaking taking) {
        taking.finish();
      }
      for (String name : metadata.names()) {
        for (String value : metadata.getValues(name)) {
          harvest.field(name, value);
        }
        HiddenContent flag = FLAGS.get(name);
        // Of a document whose words are read elsewhere, what is hidden in it is found there.
        if (flag != null
            && "true".equals(metadata.get(name))
            && (flag == HiddenContent.EXTERNAL_LINKS || text instanceof TextTaking)) {
          harvest.hidden(flag);
        }
      }
    }
  }

  private boolean isParsed(MediaType type) {
    Set<MediaType> parsed = parser.getSupportedTypes(new ParseContext());
    for (MediaType it = types.normalize(type.getBaseType());
        it != null && !it.equals(MediaType.OCTET_STREAM);
        it = types.getSupertype(it)) {
      if (parsed.contains(it)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordless(MediaType type) {
    return WORDLESS_FAMILIES.contains(type.getType())
        || WORDLESS.contains(type.getBaseType().toString());
  }

  private static boolean isPicture(MediaType type) {
    return type.getType().equals("image") && !type.getSubtype().startsWith("svg");
  }

  /// Takes out what a parser meets inside a document, as it is.
  private final class TakingOut implements EmbeddedDocumentExtractor {

    private final Harvest harvest;
    private final Set<String> met = new HashSet<>();

    TakingOut(Harvest harvest) {
      this.harvest = harvest;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return true;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
        throws IOException {
      String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
      String shown = name == null ? "" : STORAGE.matcher(name).replaceFirst("");
      String inside = metadata.get(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID);
      met.add(inside == null ? shown : inside);
      if (translator.shouldTranslate(stream, metadata)) {
        try (InputStream translated = translator.translate(stream, metadata)) {
          harvest.part(shown, -1, translated);
        }
      } else {
        harvest.part(shown, -1, stream);
      }
    }
  }
}
