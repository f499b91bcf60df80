package org.proviso.evidence.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

/// The words of a document in Rich Text Format (Microsoft, version 1.9.1).
///
/// Used for one document.
final class RtfText {

  private static final Charset WESTERN = Charsets.WESTERN;

  /// Groups without words of the document.
  private static final Set<String> WORDLESS =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "objdata",
          "listtable",
          "listoverridetable",
          "revtbl",
          "rsidtbl",
          "generator",
          "filetbl",
          "themedata",
          "colorschememapping",
          "datastore",
          "latentstyles",
          "xmlnstbl",
          "mmathPr",
          "pgptbl",
          "atnid",
          "atntime",
          "atndate",
          "atnref",
          "atrfstart",
          "atrfend",
          "bkmkstart",
          "bkmkend",
          "userprops",
          "passwordhash",
          "private",
          "nonesttables",
          "falt",
          "panose");

  /// Groups that older programs pass over, and that have words.
  private static final Set<String> KNOWN =
      Set.of(
          "annotation", "fldinst", "footnote", "shptxt", "shpinst", "shp", "atnauthor", "listtext");

  private static final Map<String, TextKind> KINDS =
      Map.ofEntries(
          Map.entry("header", TextKind.MARGIN),
          Map.entry("headerl", TextKind.MARGIN),
          Map.entry("headerr", TextKind.MARGIN),
          Map.entry("headerf", TextKind.MARGIN),
          Map.entry("footer", TextKind.MARGIN),
          Map.entry("footerl", TextKind.MARGIN),
          Map.entry("footerr", TextKind.MARGIN),
          Map.entry("footerf", TextKind.MARGIN),
          Map.entry("annotation", TextKind.COMMENT),
          Map.entry("fldinst", TextKind.FIELD_CODE));

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("emdash", "\u2014"),
          Map.entry("endash", "\u2013"),
          Map.entry("bullet", "\u2022"),
          Map.entry("lquote", "\u2018"),
          Map.entry("rquote", "\u2019"),
          Map.entry("ldblquote", "\u201C"),
          Map.entry("rdblquote", "\u201D"),
          Map.entry("emspace", "\u2003"),
          Map.entry("enspace", "\u2002"));

  /// Of character sets of fonts, as their numbers in Windows name them.
  private static final Map<Integer, String> SETS =
      Map.ofEntries(
          Map.entry(0, "windows-1252"),
          Map.entry(77, "x-MacRoman"),
          Map.entry(128, "windows-31j"),
          Map.entry(129, "x-windows-949"),
          Map.entry(134, "GBK"),
          Map.entry(136, "Big5"),
          Map.entry(161, "windows-1253"),
          Map.entry(162, "windows-1254"),
          Map.entry(163, "windows-1258"),
          Map.entry(177, "windows-1255"),
          Map.entry(178, "windows-1256"),
          Map.entry(186, "windows-1257"),
          Map.entry(204, "windows-1251"),
          Map.entry(222, "x-windows-874"),
          Map.entry(238, "windows-1250"));

  private static final int DEEPEST = 10_000;
  private static final int LONGEST_WORD = 32;

  private final InputStream in;
  private final LabelledText text;
  private final Deque<State> outer = new ArrayDeque<>();
  private final Map<Integer, Charset> fonts = new HashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Charset usual = WESTERN;
  private State state = new State(TextKind.BODY, false, false, false, false, WESTERN, 1, false);
  private boolean starred;
  private int skip;
  private int font;
  private int ahead = -2;

  /// What holds in a group.
  private record State(
      TextKind kind,
      boolean hidden,
      boolean deleted,
      boolean inserted,
      boolean wordless,
      Charset charset,
      int skipped,
      boolean fontTable) {

    State with(TextKind other) {
      return new State(other, hidden, deleted, inserted, wordless, charset, skipped, fontTable);
    }

    State with(boolean hide, boolean delete, boolean insert) {
      return new State(kind, hide, delete, insert, wordless, charset, skipped, fontTable);
    }

    State without() {
      return new State(kind, hidden, deleted, inserted, true, charset, skipped, fontTable);
    }

    State in(Charset other) {
      return new State(kind, hidden, deleted, inserted, wordless, other, skipped, fontTable);
    }

    State skipping(int count) {
      return new State(kind, hidden, deleted, inserted, wordless, charset, count, fontTable);
    }

    State table() {
      return new State(kind, hidden, deleted, inserted, true, charset, skipped, true);
    }
  }

  RtfText(InputStream in, LabelledText text) {
    this.in = in;
    this.text = text;
  }

  /// Reads all of it, and returns whether every group that begins ends.
  ///
  /// @throws IOException if it cannot be read
  boolean read() throws IOException {
    boolean any = false;
    for (int octet = next(); octet >= 0; octet = next()) {
      switch (octet) {
        case '{' -> {
          give();
          if (outer.size() > DEEPEST) {
            throw FormatException.corrupt("nested-too-deep");
          }
          outer.push(state);
          starred = false;
          skip = 0;
          any = true;
        }
        case '}' -> {
          give();
          boolean comment = state.kind() == TextKind.COMMENT;
          if (outer.isEmpty()) {
            return true;
          }
          state = outer.pop();
          skip = 0;
          if (comment && state.kind() != TextKind.COMMENT) {
            text.line();
          }
          if (outer.isEmpty()) {
            return true;
          }
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> put(octet);
      }
    }
    give();
    return !any;
  }

  private int next() throws IOException {
    if (ahead != -2) {
      int octet = ahead;
      ahead = -2;
      return octet;
    }
    return in.read();
  }

  private void control() throws IOException {
    int first = next();
    if (first == '\'') {
      int high = Character.digit(next(), 16);
      int low = Character.digit(next(), 16);
      if (high >= 0 && low >= 0) {
        put(high * 16 + low);
      }
      return;
    }
    if (!isLetter(first)) {
      sign(first);
      return;
    }
    StringBuilder word = new StringBuilder();
    int octet = first;
    while (isLetter(octet)) {
      if (word.length() < LONGEST_WORD) {
        word.append((char) octet);
      }
      octet = next();
    }
    boolean minus = octet == '-';
    if (minus) {
      octet = next();
    }
    int number = 0;
    boolean numbered = false;
    while (octet >= '0' && octet <= '9') {
      numbered = true;
      number = number > 100_000_000 ? number : number * 10 + octet - '0';
      octet = next();
    }
    if (octet != ' ') {
      ahead = octet;
    }
    word(word.toString(), numbered ? (minus ? -number : number) : 1, numbered, octet);
  }

  private static boolean isLetter(int octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
  }

  private void sign(int sign) throws IOException {
    switch (sign) {
      case '*' -> starred = true;
      case '\\', '{', '}' -> put(sign);
      case '~' -> words("\u00A0");
      case '_' -> words("-");
      case '\r', '\n' -> line();
      default -> {}
    }
  }

  private void word(String word, int number, boolean numbered, int after) throws IOException {
    boolean unknown = starred && !KNOWN.contains(word);
    starred = false;
    if (unknown || WORDLESS.contains(word)) {
      give();
      state = word.equals("fonttbl") ? state.table() : state.without();
      return;
    }
    if (KINDS.containsKey(word)) {
      give();
      state = state.with(KINDS.getOrDefault(word, TextKind.BODY));
      return;
    }
    if (SIGNS.containsKey(word)) {
      words(SIGNS.getOrDefault(word, ""));
      return;
    }
    boolean on = !numbered || number != 0;
    switch (word) {
      case "par", "sect", "page", "line", "row" -> line();
      case "tab", "cell", "nestcell" -> gap("\t");
      case "v" -> format(state.with(on, state.deleted(), state.inserted()));
      case "deleted" -> format(state.with(state.hidden(), on, state.inserted()));
      case "revised" -> format(state.with(state.hidden(), state.deleted(), on));
      case "plain" -> format(state.with(false, false, false).in(usual));
      case "ansicpg" -> {
        usual = named("windows-" + number, "Cp" + number);
        format(state.in(usual));
      }
      case "mac" -> {
        usual = named("x-MacRoman", "windows-1252");
        format(state.in(usual));
      }
      case "f" -> {
        font = number;
        if (!state.fontTable()) {
          format(state.in(fonts.getOrDefault(number, usual)));
        }
      }
      case "fcharset" -> {
        if (state.fontTable()) {
          fonts.put(font, number == 0 ? usual : named(SETS.getOrDefault(number, ""), usual.name()));
        }
      }
      case "uc" -> format(state.skipping(Math.clamp(number, 0, 100)));
      case "u" -> {
        give();
        words(Character.toString((char) number));
        skip = state.skipped();
      }
      case "atnauthor" -> {
        give();
        state = state.without();
      }
      case "bin" -> {
        // Bytes that are no text follow at once.
        if (ahead != -2 && after != ' ') {
          ahead = -2;
          number--;
        }
        in.skipNBytes(Math.max(0, number));
      }
      default -> {}
    }
  }

  private static Charset named(String name, String otherwise) {
    for (String each : new String[] {name, otherwise}) {
      try {
        return Charset.forName(each);
      } catch (IllegalArgumentException e) {
        // The next name.
      }
    }
    return WESTERN;
  }

  private void format(State other) throws IOException {
    give();
    state = other;
  }

  private void put(int octet) {
    if (skip > 0) {
      // What stands for the character before in programs that do not know it.
      skip--;
    } else if (!state.wordless()) {
      bytes.write(octet);
    }
  }

  private void give() throws IOException {
    if (bytes.size() > 0) {
      String said = bytes.toString(state.charset());
      bytes.reset();
      words(said);
    }
  }

  private void words(String said) throws IOException {
    if (bytes.size() > 0) {
      give();
    }
    if (state.wordless()) {
      return;
    }
    TextKind kind = kind();
    switch (kind) {
      case FIELD_CODE -> text.add(kind, HiddenContent.FIELD_CODES, said);
      case COMMENT -> text.add(kind, HiddenContent.COMMENTS, said);
      case HIDDEN -> text.add(kind, HiddenContent.HIDDEN_TEXT, said);
      case DELETED, INSERTED -> text.add(kind, HiddenContent.TRACKED_CHANGES, said);
      default -> text.add(kind, said);
    }
  }

  private TextKind kind() {
    if (state.kind() == TextKind.FIELD_CODE || state.kind() == TextKind.COMMENT) {
      return state.kind();
    }
    if (state.deleted()) {
      return TextKind.DELETED;
    }
    if (state.hidden()) {
      return TextKind.HIDDEN;
    }
    return state.inserted() ? TextKind.INSERTED : state.kind();
  }

  private void gap(String gap) throws IOException {
    give();
    if (!state.wordless()) {
      text.gap(kind(), gap);
    }
  }

  private void line() throws IOException {
    give();
    if (!state.wordless()) {
      text.line();
    }
  }
}
