package org.proviso.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;

/// Something that somebody did, as it stands on a party's docket.
///
/// @param party identifier of the party on whose docket it stands
/// @param day day on which it was done; the earliest that it can be if that is not known
/// @param dayQuestion what is not known of the day, as a noun phrase; null if the day is known
/// @param side whose doing it is
/// @param kind one of the kinds of the table `docket.kind`, such as `letter` or `order`
/// @param title what it is called in text; at most 2,000 characters
/// @param text what it says, or says of itself; empty if nothing is on record; at most 100,000
///   characters
/// @param about what it is about; null if nothing that the law or the register knows
/// @param sources where it was found
/// @param mark how far it was checked
/// @param caveats what a reader must be told
/// @param corrects number of the entry of the same docket that it corrects; null if none
/// @param origin what the entry was made from, once for each docket: appending again what was made
///   from the same adds nothing; null if it can not be appended twice by mistake
public record DocketEntry(
    String party,
    LocalDate day,
    @Nullable String dayQuestion,
    Side side,
    String kind,
    String title,
    String text,
    @Nullable About about,
    List<SourceReference> sources,
    Mark mark,
    List<String> caveats,
    @Nullable Integer corrects,
    @Nullable String origin) {

  /// Copies the lists.
  public DocketEntry {
    sources = List.copyOf(sources);
    caveats = List.copyOf(caveats);
  }

  /// Whose doing an entry is.
  public enum Side {
    /// Who gives the money and attaches conditions.
    GRANTOR,
    /// Who receives it, or may.
    RECIPIENT,
    /// A court.
    COURT,
    /// Anybody else.
    OTHER;

    /// Returns the word as data for programs have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Side of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// What an entry is about.
  ///
  /// @param kind `act`, `round`, `policy`, `condition`, `award`, `statement`, or `inquiry` for one
  ///   that this site conducts
  /// @param id its identifier
  public record About(String kind, String id) {}

  /// Where something was found.
  ///
  /// @param id identifier of the source
  /// @param where address or citation; empty if none is stated
  public record SourceReference(String id, String where) {}
}
