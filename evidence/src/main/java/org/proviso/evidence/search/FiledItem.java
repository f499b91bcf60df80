package org.proviso.evidence.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.likeness.Alike;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;

/// What is on file about one row of the manifest, all but its text and fields.
///
/// @param item the row
/// @param kin its family, and where the same stands; of an input that is a duplicate this is its
///   copy, and of what is not listed nothing but its place
/// @param day on which it was sent or last changed, as `2018-01-24`; empty if it does not say
/// @param language of its text, as ISO 639-3 writes it, `und` where that is not sure; empty for
///   what has no text
/// @param heads such as `from` and `subject`
/// @param mail what is known of it as a mail; empty if it is none
/// @param alike what has nearly the same words, the most alike first, at most [#MOST_ALIKE]; copies
///   are left out
/// @param alikeCount how many have
public record FiledItem(
    Item item,
    Kin kin,
    Optional<String> day,
    Optional<String> language,
    Map<String, String> heads,
    Optional<FiledMail> mail,
    List<Alike> alike,
    long alikeCount) {

  /// How many items with nearly the same words are listed; all are counted.
  public static final int MOST_ALIKE = 50;

  /// Returns where it is.
  public Location location() {
    return item.location();
  }

  /// Returns the container that it is directly in; empty for an input.
  public Optional<Location> parent() {
    return Rows.parent(location());
  }
}
