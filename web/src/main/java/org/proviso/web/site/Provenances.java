package org.proviso.web.site;

import java.util.ArrayList;
import java.util.List;
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

  /// Where something was found.
  ///
  /// @param text what the source is called
  /// @param where its address or citation
  /// @param href its address, if it is one; null otherwise
  public record Found(String text, String where, @Nullable String href) {

    /// Returns a source with its address as a link, if it is one.
    public static Found of(String text, String where) {
      return new Found(text, where, where.matches("https?://[^\\s;]+") ? where : null);
    }
  }

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
