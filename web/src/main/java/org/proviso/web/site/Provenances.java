package org.proviso.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.pack.Pack;

/// Where something comes from, as a page shows it.
///
/// @param citation how a lawyer would cite it; empty if it is not cited
/// @param sources where it was found
/// @param mark how far it was checked, in words
/// @param isDoubtful whether it was not checked against the primary text
/// @param caveats what a reader must be told
public record Provenances(
    String citation, List<Found> sources, String mark, boolean isDoubtful, List<String> caveats) {

  private static final Pattern SEMICOLON = Pattern.compile(";");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

  /// Where something was found.
  ///
  /// @param text what the source is called
  /// @param addresses its addresses or citations
  public record Found(String text, List<Address> addresses) {

    /// Copies the list.
    public Found {
      addresses = List.copyOf(addresses);
    }

    /// Returns a source with its addresses as links, as far as they are addresses.
    ///
    /// @param where addresses or citations with semicolons between them; empty if there are none
    public static Found of(String text, String where) {
      return new Found(
          text,
          SEMICOLON
              .splitAsStream(where)
              .filter(each -> !each.isBlank())
              .map(String::strip)
              .map(each -> new Address(each, ADDRESS.matcher(each).matches() ? each : null))
              .toList());
    }
  }

  /// An address or citation.
  ///
  /// @param href the address, if it is one that a browser can open; null otherwise
  public record Address(String text, @Nullable String href) {}

  /// Puts it into words.
  public static Provenances of(Pack pack, Provenance provenance) {
    List<Found> found = new ArrayList<>();
    for (String id : provenance.sources()) {
      found.add(
          pack.source(id)
              .map(source -> Found.of(id + ": " + source.title(), source.where()))
              .orElseGet(() -> Found.of(id, "")));
    }
    return new Provenances(
        provenance.citation(),
        found,
        inWords(provenance.mark()),
        provenance.mark() != Mark.V1,
        provenance.caveats());
  }

  /// Returns how far something was checked.
  public static String inWords(Mark mark) {
    return Words.say("mark." + mark);
  }
}
