package org.proviso.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.mime.MediaType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

/// Pages in HTML: what they show, and what they hold beside it. Scripts are no text. Only what an
/// element itself says hides it here; style sheets are not computed.
final class HtmlOpener implements Opener {

  private static final Set<String> TYPES = Set.of("text/html", "application/xhtml+xml");
  private static final Set<String> NO_TEXT = Set.of("script", "style", "head");
  private static final Set<String> ATTRIBUTES = Set.of("src", "href", "data", "poster");

  private static final int DECLARATION = 1 << 14;
  private static final Pattern DECLARED =
      Pattern.compile(
          "charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{1,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern HIDING =
      Pattern.compile(
          "display:none|visibility:(hidden|collapse)|mso-hide:all|font-size:0(px|pt|em|%)?(;|!|$)"
              + "|opacity:0(\\.0+)?(;|!|$)");

  private final TikaConfig config;

  /// @param config whose detectors of character sets are asked
  HtmlOpener(TikaConfig config) {
    this.config = config;
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
    Charset charset = charset(source, harvest);
    Document page;
    try (InputStream bytes = Files.newInputStream(source.file())) {
      page = Jsoup.parse(bytes, charset.name(), "");
    }
    harvest.field("Content-Encoding", charset.name());
    if (!page.title().isBlank()) {
      harvest.field("dc:title", page.title());
      harvest.text(TextKind.MARGIN, 0, page.title() + "\n");
    }
    for (Element said : page.select("meta[name][content]")) {
      harvest.field(said.attr("name"), said.attr("content"));
    }
    if (!page.select("script").isEmpty()) {
      harvest.hidden(HiddenContent.SCRIPTS);
    }
    Taking taking = new Taking(harvest);
    try {
      page.traverse(taking);
      taking.finish();
    } catch (DiskFailure e) {
      throw e.disk();
    }
  }

  /// The mark at the beginning is always right; a declaration is, unless the bytes are UTF-8 and
  /// not plain ASCII and it says something else.
  private Charset charset(Source source, Harvest harvest) throws IOException {
    TextBytes bytes = TextBytes.of(source.file());
    Charset certain = bytes.charset();
    String head;
    try (InputStream in = Files.newInputStream(source.file())) {
      head = new String(in.readNBytes(DECLARATION), StandardCharsets.ISO_8859_1);
    }
    Matcher declaration = DECLARED.matcher(head);
    Charset declared = null;
    if (declaration.find()) {
      harvest.field("html:declared-charset", declaration.group(1));
      declared = Charsets.named(declaration.group(1));
    }
    if (certain != null) {
      boolean stateful = declared != null && declared.name().startsWith("ISO-2022");
      return stateful && bytes.mark() == 0 && declared != null ? declared : certain;
    }
    return declared != null && declared.canEncode() && !declared.name().startsWith("UTF-")
        ? declared
        : Charsets.detected(config, source.file());
  }

  /// The disk failed amid a walk that knows no exceptions.
  private static final class DiskFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final DiskException disk;

    DiskFailure(DiskException disk) {
      super(disk);
      this.disk = disk;
    }

    DiskException disk() {
      return disk;
    }
  }

  /// Walks through a page.
  private static final class Taking implements NodeVisitor {

    private final Harvest harvest;
    private final StringBuilder gathered = new StringBuilder();
    private TextKind kind = TextKind.BODY;
    private int hiddenAt = -1;
    private int leftAt = -1;

    Taking(Harvest harvest) {
      this.harvest = harvest;
    }

    @Override
    public void head(Node node, int depth) {
      if (leftAt >= 0) {
        if (node instanceof Comment comment) {
          hidden(comment.getData());
        }
        return;
      }
      switch (node) {
        case Comment comment -> hidden(comment.getData());
        case TextNode text -> text(text);
        case Element element -> begin(element, depth);
        default -> {}
      }
    }

    private void begin(Element element, int depth) {
      files(element);
      if (NO_TEXT.contains(element.normalName())) {
        leftAt = depth;
        return;
      }
      if (hiddenAt < 0 && isHidden(element)) {
        take(TextKind.BODY);
        hiddenAt = depth;
        kind = TextKind.HIDDEN;
      }
      if (element.isBlock() || element.normalName().equals("br")) {
        line();
      }
      switch (element.normalName()) {
        case "img", "area" -> gathered.append(element.attr("alt"));
        case "input" -> input(element);
        default -> {}
      }
    }

    private void input(Element element) {
      String value = element.attr("value");
      String type = element.attr("type").toLowerCase(Locale.ROOT);
      if (value.isBlank()) {
        return;
      }
      if (type.equals("hidden")) {
        hidden(value);
      } else if (Set.of("submit", "button", "reset").contains(type)) {
        gathered.append(value);
      } else {
        harvest.hidden(HiddenContent.FORM_VALUES);
        aside(TextKind.FORM_VALUE, value);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (depth == leftAt) {
        leftAt = -1;
        return;
      }
      if (leftAt >= 0 || !(node instanceof Element element)) {
        return;
      }
      if (element.isBlock()) {
        line();
      } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
        gathered.append('\t');
      }
      if (depth == hiddenAt) {
        take(TextKind.HIDDEN);
        hiddenAt = -1;
        kind = TextKind.BODY;
      }
    }

    private void text(TextNode text) {
      String words = text.getWholeText();
      Element parent = text.parent();
      if (parent != null && keepsLines(parent)) {
        gathered.append(words);
        return;
      }
      for (int i = 0; i < words.length(); i++) {
        char each = words.charAt(i);
        if (each != ' ' && each != '\n' && each != '\t' && each != '\r' && each != '\f') {
          gathered.append(each);
        } else if (!gathered.isEmpty()
            && !Character.isWhitespace(gathered.charAt(gathered.length() - 1))) {
          gathered.append(' ');
        }
      }
    }

    private static boolean keepsLines(Element element) {
      for (Element each = element; each != null; each = each.parent()) {
        if (each.normalName().equals("pre") || each.normalName().equals("textarea")) {
          return true;
        }
      }
      return false;
    }

    private static boolean isHidden(Element element) {
      if (element.hasAttr("hidden") || element.normalName().equals("template")) {
        return true;
      }
      String style = element.attr("style");
      return !style.isEmpty()
          && HIDING.matcher(style.toLowerCase(Locale.ROOT).replaceAll("\\s+", "")).find();
    }

    private void hidden(String words) {
      if (!words.isBlank()) {
        harvest.hidden(HiddenContent.HIDDEN_TEXT);
        aside(TextKind.HIDDEN, words.strip());
      }
    }

    private void aside(TextKind other, String words) {
      take(kind);
      try {
        harvest.text(other, 0, words + "\n");
      } catch (DiskException e) {
        throw new DiskFailure(e);
      }
    }

    private void files(Element element) {
      for (Attribute attribute : element.attributes()) {
        String value = attribute.getValue();
        if (ATTRIBUTES.contains(attribute.getKey().toLowerCase(Locale.ROOT))
            && value.regionMatches(true, 0, "data:", 0, 5)) {
          file(value);
        }
      }
    }

    /// Takes out a file that is written into the page (RFC 2397).
    private void file(String address) {
      int comma = address.indexOf(',');
      if (comma < 0 || !address.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
        return;
      }
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(address.substring(comma + 1));
        harvest.part("", -1, new ByteArrayInputStream(bytes));
      } catch (IllegalArgumentException e) {
        harvest.lost("", -1, new Outcome.Corrupt("base64", 0));
      } catch (DiskException e) {
        throw new DiskFailure(e);
      }
    }

    private void line() {
      if (!gathered.isEmpty() && gathered.charAt(gathered.length() - 1) != '\n') {
        gathered.append('\n');
      }
    }

    private void take(TextKind as) {
      if (as == TextKind.HIDDEN && !gathered.toString().isBlank()) {
        harvest.hidden(HiddenContent.HIDDEN_TEXT);
      }
      try {
        harvest.text(as, 0, gathered);
      } catch (DiskException e) {
        throw new DiskFailure(e);
      }
      gathered.setLength(0);
    }

    void finish() {
      take(kind);
    }
  }
}
