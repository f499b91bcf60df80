package org.proviso.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.fact.Party;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;

/// Reads pages of every kind as soon as a site serves, so that its first readers need not wait
/// until templates are parsed, the map is read, the usual day is answered, and what all pages do is
/// compiled.
///
/// In the background, one page after the other: the site answers others meanwhile. Nothing depends
/// on it, and it ends with the first page that can not be read, such as when the site is closed
/// again.
final class WarmUp {

  /// The JVM compiles for good what has run some thousand times, which is what a page does many
  /// times over.
  private static final int ROUNDS = 25;

  private WarmUp() {}

  /// Begins, and returns at once.
  ///
  /// @param address where the site is served
  static void begin(String address, Site site) {
    Reading usual = new Reading(site.usualDay(), null, null);
    List<String> paths = paths(site, usual);
    Thread.ofVirtual().name("warm-up").start(() -> read(address, paths));
  }

  private static List<String> paths(Site site, Reading usual) {
    List<Party> parties = List.copyOf(site.register().parties());
    List<Condition> conditions = List.copyOf(site.pack().law().conditions());
    List<Act> acts = List.copyOf(site.pack().law().acts());
    List<String> paths = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      paths.add(Links.day(usual));
      paths.add("/?" + usual.query());
      paths.add("/recipients?" + usual.query());
      if (!parties.isEmpty()) {
        Party party = spread(parties, round);
        paths.add(Links.recipient(party.id(), usual));
        paths.add("/search?q=" + Links.query(party.name()) + "&" + usual.query());
      }
      if (!conditions.isEmpty()) {
        paths.add(Links.condition(spread(conditions, round).id(), usual));
      }
      if (!acts.isEmpty()) {
        paths.add(Links.act(spread(acts, round).id(), usual));
      }
    }
    return paths;
  }

  private static <T> T spread(List<T> all, int round) {
    return all.get((int) ((long) all.size() * round / ROUNDS));
  }

  private static void read(String address, Iterable<String> paths) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : paths) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
      }
    } catch (IOException e) {
      // The site was closed meanwhile.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
