package org.proviso.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Span;
import org.proviso.store.Docket;
import org.proviso.store.PublishedEntries;
import org.proviso.store.PublishedEntry;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public entries of dockets, as JSON: of all by their identifiers, of one by their numbers.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class EntryPages {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  /// How much is asked for.
  ///
  /// @param after only entries whose identifier or number is higher
  private record Part(long after, int limit) {}

  private final Site site;
  private final Docket docket;
  private final PublishedEntries entries;

  EntryPages(Site site, Docket docket, PublishedEntries entries) {
    this.site = site;
    this.docket = docket;
    this.entries = entries;
  }

  @GetMapping("/entries")
  ResponseEntity<byte[]> all(HttpServletRequest request) {
    Part part = part(request);
    return listed("/api/v1/entries", part, entries.page(part.after(), part.limit()), false);
  }

  @GetMapping("/parties/{id}/entries")
  ResponseEntity<byte[]> ofParty(@PathVariable String id, HttpServletRequest request) {
    String party = site.party(id).id();
    Part part = part(request);
    Docket.Page page =
        part.after() > Integer.MAX_VALUE
            ? new Docket.Page(List.of(), false)
            : docket.page(
                new Docket.PageOf(
                    party,
                    Docket.Order.OLDEST_FIRST,
                    Span.ALWAYS,
                    (int) part.after(),
                    part.limit()));
    return listed("/api/v1/parties/" + party + "/entries", part, page, true);
  }

  @GetMapping("/parties/{id}/entries/{number}")
  ResponseEntity<byte[]> one(@PathVariable String id, @PathVariable String number) {
    String party = site.party(id).id();
    // An entry that is withheld is answered for like one that never was.
    return (number.matches("\\d{1,9}")
            ? docket.entry(party, Integer.parseInt(number))
            : Optional.<PublishedEntry>empty())
        .map(found -> JsonText.ok(EntryJson.of(site, found)))
        .orElseThrow(() -> new NotOnRecord(Words.say("no.entry", site.name(party), number)));
  }

  private ResponseEntity<byte[]> listed(
      String path, Part part, Docket.Page page, boolean isByNumber) {
    @Nullable String next = null;
    if (page.more()) {
      PublishedEntry last = page.entries().getLast();
      next = path + "?after=" + (isByNumber ? last.number() : last.id()) + "&limit=" + part.limit();
    }
    return JsonText.ok(
        new Listed<>(
            site.pack().name(),
            page.entries().stream().map(each -> EntryJson.of(site, each)).toList(),
            next));
  }

  private static Part part(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    String after = parameters.text("after");
    if (!after.matches("\\d{0,18}")) {
      parameters.refuse("after", after, Words.say("expected.entry"));
    }
    Integer limit = parameters.number("limit", 1, MOST);
    parameters.check();
    return new Part(after.isEmpty() ? 0 : Long.parseLong(after), limit == null ? USUAL : limit);
  }
}
