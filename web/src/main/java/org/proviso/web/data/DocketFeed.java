package org.proviso.web.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;
import org.proviso.store.DocketEntry;
import org.proviso.store.PublishedEntries;
import org.proviso.store.PublishedEntries.Place;
import org.proviso.store.PublishedEntries.Publication;
import org.proviso.store.PublishedEntry;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// The feeds of entries of dockets, of all or of one recipient, in the order in which they became
/// public. A correction is an entry of its own, and names the one that it corrects.
final class DocketFeed {

  static final String ADDRESS = "/feed.atom";

  private static final int MOST = 50;

  /// As much of an entry's text as a feed carries; the page has the rest.
  private static final int LONGEST = 2_000;

  private static final String AFTER = "after";

  /// A place as an address has it, such as `2018-02-01T12:00:00Z,17`.
  private static final Pattern PLACE = Pattern.compile("(\\d{4}-[0-9T:.-]{5,40}Z),(\\d{1,18})");

  private final Site site;
  private final PublishedEntries entries;

  DocketFeed(Site site, PublishedEntries entries) {
    this.site = site;
    this.entries = entries;
  }

  /// Returns the address of a recipient's feed.
  private static String address(@Nullable Party party) {
    return party == null ? ADDRESS : "/recipients/" + Links.query(party.id()) + ADDRESS;
  }

  /// Returns a page of a feed.
  ///
  /// @param party whose docket; null for all
  /// @param parameters `after` is the place behind which the page begins
  /// @throws org.proviso.web.site.BadQuestion if that is no place
  Feed page(@Nullable Party party, Parameters parameters) {
    Place after = place(parameters);
    parameters.check();
    PublishedEntries.Publications found =
        entries.newest(party == null ? null : party.id(), after, MOST);
    List<Publication> shown = found.entries();
    String first = address(party);
    Reading usual = new Reading(site.usualDay(), null, null);
    return new Feed(
        Feed.tag(site.pack().name() + (party == null ? "" : "/recipients/" + party.id())),
        party == null
            ? Words.say("feed.title", site.pack().title())
            : Words.say("feed.title.of", party.name(), site.pack().title()),
        shown.isEmpty() ? Instant.EPOCH : shown.getFirst().published(),
        first,
        after == null ? first : first + "?" + AFTER + "=" + written(after),
        found.more() ? first + "?" + AFTER + "=" + written(placeOf(shown.getLast())) : null,
        party == null ? "/recipients?" + usual.query() : Links.recipient(party.id(), usual),
        shown.stream().map(this::entry).toList());
  }

  private static @Nullable Place place(Parameters parameters) {
    String text = parameters.text(AFTER);
    if (text.isEmpty()) {
      return null;
    }
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      try {
        return new Place(Instant.parse(place.group(1)), Long.parseLong(place.group(2)));
      } catch (DateTimeException e) {
        parameters.refuse(AFTER, text, Words.say("expected.place"));
        return null;
      }
    }
    parameters.refuse(AFTER, text, Words.say("expected.place"));
    return null;
  }

  private static Place placeOf(Publication last) {
    return new Place(last.published(), last.entry().id());
  }

  private static String written(Place place) {
    return Links.query(place.published() + "," + place.entry());
  }

  private Feed.Entry entry(Publication publication) {
    PublishedEntry published = publication.entry();
    DocketEntry entry = published.entry();
    Reading reading = new Reading(entry.day(), null, null);
    Integer corrects = entry.corrects();
    String summary =
        Words.say(
            "feed.entry",
            site.name(entry.party()),
            published.number(),
            Words.say("docket.side." + entry.side()),
            Days.read(entry.day()),
            entry.dayQuestion() == null ? "" : " (" + entry.dayQuestion() + ")",
            Provenances.inWords(entry.mark()));
    return new Feed.Entry(
        Feed.tag(
            site.pack().name() + "/recipients/" + entry.party() + "/entries/" + published.number()),
        entry.title(),
        published.entered(),
        publication.published(),
        corrects == null ? summary : summary + " " + Words.say("feed.corrects", corrects),
        shortened(entry.text()),
        Links.entry(entry.party(), String.valueOf(published.number()), reading),
        corrects == null ? null : Links.entry(entry.party(), String.valueOf(corrects), reading));
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    // Not between the halves of a character.
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
