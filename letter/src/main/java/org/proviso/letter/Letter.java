package org.proviso.letter;

import java.util.List;
import org.commonmark.node.Node;
import org.proviso.docket.record.Digest;

/// One letter, filled in, that can be written as PDF, as DOCX and as plain text.
///
/// All three are of the same tree, and each is the same bytes whenever it is written.
/// [#templateHash()] and [#dataHash()] say what it was made of; keep them with what was sent.
/// Writing does not change the letter, and may be done from several threads.
public final class Letter implements Composition {

  /// How many pages a letter may have as PDF.
  public static final int MOST_PAGES = 500;

  private final Template template;
  private final Head head;
  private final LetterData data;
  private final String subject;
  private final Node body;

  Letter(Template template, Head head, LetterData data, String subject, Node body) {
    this.template = template;
    this.head = head;
    this.data = data;
    this.subject = subject;
    this.body = body;
  }

  /// Returns the letter as PDF/A-3a and PDF/UA-1, on paper of 8.5 by 11 inches.
  ///
  /// Takes most of the time that letters take: `docs/letters.md` has figures.
  public PdfWriting toPdf() {
    return new PdfPress(this).write();
  }

  /// Returns the letter as a DOCX file (ECMA-376, transitional).
  public byte[] toDocx() {
    return new DocxPress(this).write();
  }

  /// Returns the letter as text with lines of at most 72 characters, ended by line feeds, for the
  /// body of an e-mail. A word that is longer has a line of its own.
  public String toText() {
    return new PlainText(this).write();
  }

  /// Returns the subject, in one line.
  public String subject() {
    return subject;
  }

  /// Returns the SHA-256 of the template's bytes.
  public Digest templateHash() {
    return template.hash();
  }

  /// Returns the SHA-256 of the data's canonical JSON.
  public Digest dataHash() {
    return data.hash();
  }

  /// Returns the template that was filled in.
  public Template template() {
    return template;
  }

  /// Returns the data that filled it in.
  public LetterData data() {
    return data;
  }

  /// The tree, for those who write it. It must not be changed.
  Node body() {
    return body;
  }

  String date() {
    return Merge.printed(data.date(), template.language());
  }

  String label(Head.Label label) {
    return head.labels().getOrDefault(label, label.english);
  }

  /// Returns the words before the page, between it and the number of pages, and after that.
  List<String> pageLabel() {
    return List.of(label(Head.Label.PAGE).split("\\{[nm]\\}", -1));
  }

  /// Returns the line with the number of the letter.
  String referenceLine() {
    return label(Head.Label.REFERENCE) + ": " + data.reference();
  }
}
