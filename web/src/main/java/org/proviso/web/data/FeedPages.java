package org.proviso.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.proviso.store.PublishedEntries;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The feeds: what is new on dockets, and in the law.
@Controller
final class FeedPages {

  private static final MediaType ATOM =
      new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

  private final Site site;
  private final DocketFeed docket;

  FeedPages(Site site, PublishedEntries entries) {
    this.site = site;
    this.docket = new DocketFeed(site, entries);
  }

  @GetMapping(DocketFeed.ADDRESS)
  ResponseEntity<String> all(HttpServletRequest request) {
    return atom(docket.page(null, Requests.parameters(request)));
  }

  @GetMapping("/recipients/{id}" + DocketFeed.ADDRESS)
  ResponseEntity<String> recipient(@PathVariable String id, HttpServletRequest request) {
    return atom(docket.page(site.party(id), Requests.parameters(request)));
  }

  @GetMapping(ActFeed.ADDRESS)
  ResponseEntity<String> acts() {
    return atom(ActFeed.of(site));
  }

  private static ResponseEntity<String> atom(Feed feed) {
    return ResponseEntity.ok().contentType(ATOM).body(feed.xml());
  }
}
