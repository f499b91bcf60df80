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
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;

/// Reads one page of each kind as soon as a site serves, so that its first readers need not wait
/// until templates are parsed, the map is read and the usual day is answered.
///
/// In the background: the site answers others meanwhile. Nothing depends on it, and it ends with
/// the first page that can not be read, such as when the site is closed again.
final class WarmUp {

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
    List<String> paths = new ArrayList<>();
    paths.add(Links.day(usual));
    paths.add("/?" + usual.query());
    site.parties(null).stream().limit(1).forEach(each -> paths.add(Links.recipient(each, usual)));
    site.pack().law().conditions().stream()
        .limit(1)
        .map(Condition::id)
        .forEach(each -> paths.add(Links.condition(each, usual)));
    site.pack().law().acts().stream()
        .limit(1)
        .map(Act::id)
        .forEach(each -> paths.add(Links.act(each, usual)));
    paths.add("/recipients?" + usual.query());
    return paths;
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
