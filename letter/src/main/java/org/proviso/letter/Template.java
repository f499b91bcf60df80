package org.proviso.letter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.node.Node;
import org.proviso.docket.record.Digest;
import org.proviso.letter.LetterIssue.Code;

/// A versioned template: a head that declares its fields, and Markdown with tags for them.
///
/// Identified by [#id()] and [#version()], and beyond doubt by [#hash()]. What was read holds for
/// every letter: tags name declared fields only, and the markup is the part of Markdown that
/// letters have. `docs/letters.md` defines the format.
public final class Template implements TemplateReading {

  /// How many bytes a template may have.
  public static final int MOST_BYTES = 1_000_000;

  private static final String FENCE = "---";

  private final String name;
  private final Digest hash;
  private final Head head;
  private final List<Piece> pieces;

  private Template(String name, Digest hash, Head head, List<Piece> pieces) {
    this.name = name;
    this.hash = hash;
    this.head = head;
    this.pieces = pieces;
  }

  /// Reads a template.
  ///
  /// @param name what issues call it, such as the name of its file
  /// @param bytes UTF-8, lines ended by a line feed with or without a carriage return
  public static TemplateReading read(String name, byte[] bytes) {
    Issues issues = new Issues(name);
    if (bytes.length > MOST_BYTES) {
      issues.add(
          Place.NOWHERE,
          Code.TEMPLATE_TOO_LARGE,
          "a template has at most " + MOST_BYTES + " bytes, this one " + bytes.length);
      return new Unusable(issues.toList());
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      issues.add(Place.NOWHERE, Code.NOT_UTF8, "a template is text in UTF-8");
      return new Unusable(issues.toList());
    }
    List<String> lines = List.of(text.replace("\r\n", "\n").split("\n", -1));
    int end = lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (!lines.get(0).equals(FENCE) || end == 0) {
      issues.add(
          new Place(1, 1), Code.NO_HEAD, "expected a head between two lines of three hyphens");
      return new Unusable(issues.toList());
    }
    checkCharacters(lines, issues);

    HeadReader heads = new HeadReader(issues);
    for (int i = 1; i < end; i++) {
      heads.readLine(lines.get(i), i + 1);
    }
    Head head = heads.finish(new Place(end + 1, 1));
    TagReader tags = new TagReader(issues);
    for (int i = end + 1; i < lines.size(); i++) {
      tags.readLine(lines.get(i), i + 1);
    }
    List<Piece> pieces = tags.finish();
    TagCheck check = new TagCheck(head.fields(), issues);
    check.check(head.subject());
    check.check(pieces);
    check.reportUnused();
    Markup.parse(tags.blanked(), end + 1, issues);
    return issues.isEmpty()
        ? new Template(name, Digest.sha256(bytes), head, pieces)
        : new Unusable(issues.toList());
  }

  private static void checkCharacters(List<String> lines, Issues issues) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int column = 1;
      for (int c : line.codePoints().toArray()) {
        if (!Typeface.prints(c)) {
          issues.add(new Place(i + 1, column), Code.UNPRINTABLE, Merge.describe(c));
        }
        column++;
      }
    }
  }

  /// Fills the template in.
  ///
  /// Every field that is declared needs a value of its kind, but for optional ones, and every value
  /// a field. Values are printed as they are, whatever Markdown would make of them.
  public Composition compose(LetterData data) {
    Issues issues = new Issues(name);
    Merge merge = new Merge(head, data, issues);
    merge.checkData(pieces);
    if (!issues.isEmpty()) {
      return new Composition.Refused(issues.toList());
    }
    String subject = merge.fillInSubject();
    Node body = merge.fillIn(pieces);
    return issues.isEmpty()
        ? new Letter(this, head, data, subject, body)
        : new Composition.Refused(issues.toList());
  }

  /// Returns what issues call the template.
  public String name() {
    return name;
  }

  /// Returns the word that all versions of the template share.
  public String id() {
    return head.id();
  }

  /// Returns the version, counted from one.
  public int version() {
    return head.version();
  }

  /// Returns the word for what letters of the template do, such as `demand`.
  public String kind() {
    return head.kind();
  }

  /// Returns the language, as a tag of BCP 47.
  public String language() {
    return head.language();
  }

  /// Returns the SHA-256 of the bytes that were read.
  public Digest hash() {
    return hash;
  }

  Head head() {
    return head;
  }
}
