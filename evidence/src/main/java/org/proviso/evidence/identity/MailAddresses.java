package org.proviso.evidence.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// The addresses in a header (RFC 5322, 3.4), or names where nobody has one.
final class MailAddresses {

  private MailAddresses() {}

  /// Returns addresses in lower case, each once, sorted by their UTF-16, with commas between them.
  ///
  /// @param values the headers of one name, decoded
  static String canonical(List<String> values) {
    SortedSet<String> addresses = new TreeSet<>();
    SortedSet<String> names = new TreeSet<>();
    for (String value : values) {
      for (String entry : split(value)) {
        String address = address(entry);
        if (address.contains("@")) {
          addresses.add(address.toLowerCase(Locale.ROOT));
        } else if (!name(entry).isEmpty()) {
          names.add(name(entry));
        }
      }
    }
    return String.join(",", addresses.isEmpty() ? names : addresses);
  }

  /// Splits at commas, semicolons and the colon behind the name of a group; not inside of quotes,
  /// comments and angle brackets.
  private static List<String> split(String value) {
    List<String> entries = new ArrayList<>();
    StringBuilder entry = new StringBuilder();
    boolean quoted = false;
    int comments = 0;
    boolean angled = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() && (quoted || comments > 0)) {
        entry.append(comments > 0 ? "" : value.substring(i, i + 2));
        i++;
      } else if (c == '"' && comments == 0) {
        quoted = !quoted;
        entry.append(c);
      } else if (!quoted && c == '(') {
        comments++;
      } else if (!quoted && c == ')' && comments > 0) {
        comments--;
      } else if (comments > 0) {
        // A comment is no address.
      } else if (!quoted && !angled && (c == ',' || c == ';')) {
        entries.add(entry.toString());
        entry.setLength(0);
      } else if (!quoted && !angled && c == ':') {
        entry.setLength(0);
      } else {
        angled = !quoted && (c == '<' || (angled && c != '>'));
        entry.append(c);
      }
    }
    entries.add(entry.toString());
    return entries;
  }

  private static String address(String entry) {
    int open = entry.lastIndexOf('<');
    int close = entry.indexOf('>', open + 1);
    String address =
        open >= 0 ? entry.substring(open + 1, close < 0 ? entry.length() : close) : entry;
    return address.replaceAll("\\s", "");
  }

  private static String name(String entry) {
    int open = entry.lastIndexOf('<');
    String name = open > 0 ? entry.substring(0, open) : entry;
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .replaceAll("[\"\\\\<>]", "")
        .replaceAll("[\\s\\p{Z},]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
