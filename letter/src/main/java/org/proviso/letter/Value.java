package org.proviso.letter;

import java.text.Normalizer;
import java.util.List;

/// What a field of a template is filled with: text, a flag, or records.
public sealed interface Value {

  /// Words as they are to be printed, never markup.
  ///
  /// Kept in Unicode's composed form (NFC) and with a line feed at the end of a line, whatever was
  /// given; hashes are of the text as kept. A blank text counts as no value.
  ///
  /// @param text in one or several lines
  record Text(String text) implements Value {

    public Text {
      text =
          Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
    }
  }

  /// Whether a section of the template is printed.
  ///
  /// @param set true if it is
  record Flag(boolean set) implements Value {}

  /// Records in the order in which they are printed, such as the items that a letter asks for.
  ///
  /// @param records any number, none included; each of them may hold texts and flags
  record Records(List<Fields> records) implements Value {

    public Records {
      records = List.copyOf(records);
    }
  }
}
