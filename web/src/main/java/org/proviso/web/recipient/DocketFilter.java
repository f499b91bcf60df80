package org.proviso.web.recipient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Span;
import org.proviso.store.DocketEntry;
import org.proviso.web.site.Links;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Words;

/// Which entries of a docket a page shows: all where a part is null.
///
/// @param since first day
/// @param to last day
record DocketFilter(
    DocketEntry.@Nullable Side side,
    @Nullable String kind,
    @Nullable LocalDate since,
    @Nullable LocalDate to) {

  /// Reads it from the address of a page.
  ///
  /// @param kinds the kinds of entry that there are
  static DocketFilter of(Parameters parameters, Collection<String> kinds) {
    List<String> sides = new ArrayList<>(List.of(""));
    for (DocketEntry.Side side : DocketEntry.Side.values()) {
      sides.add(word(side));
    }
    List<String> all = new ArrayList<>(List.of(""));
    kinds.stream().sorted().forEach(all::add);
    String side = parameters.oneOf("side", sides);
    String kind = parameters.oneOf("kind", all);
    LocalDate since = parameters.day("since");
    LocalDate to = parameters.day("to");
    if (since != null && to != null && to.isBefore(since)) {
      parameters.refuse("to", to.toString(), Words.say("expected.not-before", since));
    }
    return new DocketFilter(
        side.isEmpty() ? null : DocketEntry.Side.valueOf(side.toUpperCase(Locale.ROOT)),
        kind.isEmpty() ? null : kind,
        since,
        to);
  }

  /// Returns how a side is called in an address.
  static String word(DocketEntry.Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  Set<DocketEntry.Side> sides() {
    return side == null ? Set.of(DocketEntry.Side.values()) : Set.of(side);
  }

  Span days() {
    return new Span(since, to == null ? null : to.plusDays(1));
  }

  /// Returns it as the address of a page has it; empty if all entries are shown.
  public String query() {
    return part("side", side == null ? null : word(side))
        + part("kind", kind)
        + part("since", since)
        + part("to", to);
  }

  private static String part(String name, @Nullable Object value) {
    return value == null ? "" : "&" + name + "=" + Links.query(value.toString());
  }
}
