package org.proviso.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// A template that ships with the product: formal English that knows nothing of any programme.
///
/// Which law applies, what it says and what follows is put in as values. A version is never
/// changed; another wording is another version.
public enum StandardTemplate {
  /// Asks for documents and information, item by item.
  DEMAND("demand-1"),
  /// Replaces an earlier request, and says what changed.
  SUPERSESSION("supersession-1"),
  /// Reminds of a request without changing it.
  REMINDER("reminder-1"),
  /// Moves a due date.
  EXTENSION_GRANTED("extension-granted-1"),
  /// Leaves a due date as it is, with the reason.
  EXTENSION_DENIED("extension-denied-1"),
  /// Ends an inquiry, with the reason.
  CLOSING("closing-1");

  private final String file;

  StandardTemplate(String file) {
    this.file = file;
  }

  /// Reads the template anew.
  public Template read() {
    return switch (Template.read(file, bytes())) {
      case Template template -> template;
      case TemplateReading.Unusable(List<LetterIssue> issues) ->
          throw new IllegalStateException("the module's own template has issues: " + issues);
    };
  }

  /// Returns the bytes of the template, which its hash is of.
  public byte[] bytes() {
    try (InputStream in = StandardTemplate.class.getResourceAsStream("templates/" + file + ".md")) {
      if (in == null) {
        throw new IllegalStateException("the class path has no template " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can not read template " + file, e);
    }
  }
}
