package org.proviso.web.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.store.DocketEntry;
import org.proviso.store.PublishedEntry;
import org.proviso.web.site.Site;

/// An entry of a docket.
///
/// @param id identifier in the whole record
/// @param name what the party is called in text
/// @param number its number on the docket of the party
/// @param day the earliest that it can be if `dayQuestion` is not null
/// @param entered when it came into the record, in UTC
/// @param corrects number of the entry of the same docket that it corrects; null if none
record EntryJson(
    long id,
    String party,
    String name,
    int number,
    LocalDate day,
    @Nullable String dayQuestion,
    String entered,
    String side,
    String kind,
    String title,
    String text,
    DocketEntry.@Nullable About about,
    List<DocketEntry.SourceReference> sources,
    String mark,
    List<String> caveats,
    @Nullable Integer corrects) {

  static EntryJson of(Site site, PublishedEntry published) {
    DocketEntry entry = published.entry();
    return new EntryJson(
        published.id(),
        entry.party(),
        site.name(entry.party()),
        published.number(),
        entry.day(),
        entry.dayQuestion(),
        published.entered().toString(),
        entry.side().word(),
        entry.kind(),
        entry.title(),
        entry.text(),
        entry.about(),
        entry.sources(),
        entry.mark().name(),
        entry.caveats(),
        entry.corrects());
  }
}
