package org.proviso.web.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.proviso.letter.Composition;
import org.proviso.letter.LetterData;
import org.proviso.letter.Template;
import org.proviso.letter.TemplateReading;

/// The template of receipts, which ships with the site.
final class ReceiptTemplate {

  private static final String FILE = "receipt-1.md";

  private final Template template = read();

  private static Template read() {
    try (InputStream in = ReceiptTemplate.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + FILE);
      }
      return switch (Template.read(FILE, in.readAllBytes())) {
        case Template template -> template;
        case TemplateReading.Unusable(var issues) ->
            throw new IllegalStateException("the site's own template has issues: " + issues);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fills it in.
  Composition compose(LetterData data) {
    return template.compose(data);
  }
}
