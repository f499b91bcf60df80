package org.proviso.web.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.pack.Round;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// The feed of acts and rounds of letters: also of acts that reach everyone, which stand on no
/// docket.
///
/// The times are those of the acts and letters, so that the feed says the same until one is added.
final class ActFeed {

  static final String ADDRESS = "/acts.atom";

  private static final int MOST = 50;

  private ActFeed() {}

  /// Returns the newest, the newest first.
  static Feed of(Site site) {
    List<Feed.Entry> entries = new ArrayList<>();
    for (Act act : site.pack().law().acts()) {
      LocalDate day = act.issued().earliest();
      String words =
          String.join("; ", act.clauses().stream().map(Clause::words).distinct().toList());
      String href = Links.act(act.id(), new Reading(day, null, null));
      entries.add(entry(site, "/acts/" + act.id(), day, act.title(), words, href));
    }
    for (Round round : site.pack().rounds()) {
      LocalDate day = round.date();
      String title = Words.say("feed.letters", round.addressees().size(), round.id());
      String href = Links.inquiry(round.id(), new Reading(day, null, null));
      entries.add(entry(site, "/letters/" + round.id(), day, title, round.ask(), href));
    }
    List<Feed.Entry> newest =
        entries.stream()
            .sorted(
                Comparator.comparing(Feed.Entry::updated).thenComparing(Feed.Entry::id).reversed())
            .limit(MOST)
            .toList();
    return new Feed(
        Feed.tag(site.pack().name() + "/acts"),
        Words.say("feed.acts.title", site.pack().title()),
        newest.isEmpty() ? instant(site.usualDay()) : newest.getFirst().updated(),
        ADDRESS,
        ADDRESS,
        null,
        "/acts?" + new Reading(site.usualDay(), null, null).query(),
        newest);
  }

  private static Feed.Entry entry(
      Site site, String path, LocalDate day, String title, String words, String href) {
    return new Feed.Entry(
        Feed.tag(site.pack().name() + path), title, null, instant(day), words, "", href, null);
  }

  private static Instant instant(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
