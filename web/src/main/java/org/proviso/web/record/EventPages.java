package org.proviso.web.record;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.ConsistencyProof;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventHeader;
import org.proviso.docket.record.InclusionProof;
import org.proviso.docket.record.Payload;
import org.proviso.store.EventLog;
import org.proviso.store.PublishedEvents;
import org.proviso.web.site.Named;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/// The record: its last checkpoint, its events with their proofs, and the file to verify offline.
@Controller
final class EventPages {

  static final String ADDRESS = "/record";

  private static final int A_PAGE = 50;

  /// A payload may have a megabyte, which is no page to read.
  private static final int MOST_TEXT = 20_000;

  private static final String NUMBER = "\\d{1,18}";
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// An event in the list.
  record Row(Named event, String moment, String by, String kind, String about, String payload) {}

  /// @param note the last checkpoint as it is given away; empty before the first
  /// @param older address of the events before these; null if there are none
  record View(
      String name,
      String key,
      String size,
      String note,
      boolean goesOn,
      List<Row> events,
      @Nullable String older) {}

  /// @param header its line in the log
  /// @param content what it says, as text; empty if it is not shown
  /// @param said whether and why not it is shown
  /// @param path the hashes beside its way to the root; empty with one event or before a checkpoint
  /// @param proof address of the proof; null before a checkpoint covers the event
  record EventView(
      Row row,
      String header,
      String leaf,
      String content,
      String said,
      List<String> path,
      String covered,
      @Nullable String proof,
      @Nullable Named before,
      @Nullable Named after) {}

  /// @param said what was found; empty if nothing was asked
  record CheckView(String hash, String said, List<Named> events) {}

  private final Site site;
  private final EventLog log;
  private final PublishedEvents events;
  private final Checkpoints checkpoints;
  private final RecordFile file;

  EventPages(
      Site site, EventLog log, PublishedEvents events, Checkpoints checkpoints, RecordFile file) {
    this.site = site;
    this.log = log;
    this.events = events;
    this.checkpoints = checkpoints;
    this.file = file;
  }

  @GetMapping(ADDRESS)
  String record(HttpServletRequest request, Model model) {
    Parameters parameters = Requests.parameters(request);
    Long before = number(parameters, "before");
    parameters.check();
    long size = log.head().edge().size();
    long end = before == null ? size : Math.min(before, size);
    List<PublishedEvents.Found> found = events.before(end, A_PAGE);
    boolean more = !found.isEmpty() && found.getLast().header().number() > 0;
    model.addAttribute(
        "view",
        new View(
            checkpoints.verifier().name(),
            checkpoints.verifier().text(),
            Long.toString(size),
            checkpoints.last().map(last -> last.note().written()).orElse(""),
            checkpoints.goesOn(),
            found.stream().map(EventPages::row).toList(),
            more ? ADDRESS + "?before=" + found.getLast().header().number() : null));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("record.title"),
            "record",
            ADDRESS + (before == null ? "" : "?before=" + before)));
    return "record";
  }

  /// Tells whether the record speaks of a file, by its hash. The file itself is not sent.
  @GetMapping(ADDRESS + "/check")
  String check(HttpServletRequest request, Model model) {
    Parameters parameters = Requests.parameters(request);
    String asked = parameters.text("sha256").toLowerCase(Locale.ROOT);
    Optional<Digest> hash = Digest.parseHex(asked);
    if (!asked.isEmpty() && hash.isEmpty()) {
      parameters.refuse("sha256", asked, Words.say("expected.hash"));
    }
    parameters.check();
    List<Long> found = hash.map(log::eventsOf).orElse(List.of());
    String said =
        asked.isEmpty() ? "" : Words.say(found.isEmpty() ? "check.not-found" : "check.found");
    model.addAttribute(
        "view",
        new CheckView(
            asked,
            said,
            found.stream()
                .map(EventPages::named)
                .map(
                    each ->
                        new Named(
                            each.id(), Words.say("record.event.title", each.text()), each.href()))
                .toList()));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("check.title"),
            "record",
            ADDRESS + "/check" + (asked.isEmpty() ? "" : "?sha256=" + asked)));
    return "check";
  }

  private static @Nullable Long number(Parameters parameters, String name) {
    String text = parameters.text(name);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches(NUMBER)) {
      parameters.refuse(name, text, Words.say("expected.event"));
      return null;
    }
    return Long.valueOf(text);
  }

  private static Row row(PublishedEvents.Found found) {
    EventHeader header = found.header();
    return new Row(
        named(header.number()),
        moment(header.recorded()),
        header.actor().role() + " " + header.actor().id(),
        header.kind().word(),
        header.subject().kind() + " " + header.subject().id(),
        switch (found.payload()) {
          case Payload.Kept kept -> Words.say("record.payload.kept");
          case Payload.Removed removed -> Words.say("record.payload.removed");
          case Payload.Withheld withheld -> Words.say("record.payload.withheld");
        });
  }

  private static Named named(long number) {
    String text = Long.toString(number);
    return new Named(text, text, ADDRESS + "/events/" + text);
  }

  private static String moment(Instant at) {
    return MOMENT.format(at);
  }

  @GetMapping(ADDRESS + "/events/{number:" + NUMBER + "}")
  String event(@PathVariable String number, Model model) {
    PublishedEvents.Found found = found(number);
    model.addAttribute("view", view(found));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("record.event.title", Long.toString(found.header().number())),
            "record",
            named(found.header().number()).href()));
    return "event";
  }

  private PublishedEvents.Found found(String number) {
    return events
        .event(Long.parseLong(number))
        .orElseThrow(() -> new NotOnRecord(Words.say("no.event", number)));
  }

  private EventView view(PublishedEvents.Found found) {
    EventHeader header = found.header();
    Optional<InclusionProof> proof = proof(header.number());
    return new EventView(
        row(found),
        header.text(),
        header.leaf().hex(),
        found.payload() instanceof Payload.Kept kept && isSound(header, kept) ? text(kept) : "",
        said(header, found.payload()),
        proof.map(it -> it.path().stream().map(Digest::hex).toList()).orElse(List.of()),
        proof.isPresent()
            ? Words.say("record.event.covered", Long.toString(proof.get().size()))
            : uncovered(),
        proof.isPresent() ? named(header.number()).href() + "/proof" : null,
        header.number() == 0 ? null : named(header.number() - 1),
        header.number() + 1 < log.head().edge().size() ? named(header.number() + 1) : null);
  }

  private String uncovered() {
    return Words.say(checkpoints.goesOn() ? "record.event.not-covered" : "record.broken");
  }

  /// Whether a payload is what its header commits to: not if somebody changed it where it is kept.
  private static boolean isSound(EventHeader header, Payload.Kept kept) {
    return kept.commitment().equals(header.commitment());
  }

  private static String said(EventHeader header, Payload payload) {
    return switch (payload) {
      case Payload.Kept kept ->
          Words.say(
              isSound(header, kept) ? "record.payload.kept.why" : "record.payload.changed.why");
      case Payload.Removed(long by) -> Words.say("record.payload.removed.why", Long.toString(by));
      case Payload.Withheld withheld -> Words.say("record.payload.withheld.why");
    };
  }

  /// As it is read best, in lines: what Proviso records is JSON.
  private static String text(Payload.Kept kept) {
    String text =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(kept.bytes()));
    return text.length() > MOST_TEXT
        ? text.substring(0, text.lastIndexOf('\n', MOST_TEXT))
            + "\n"
            + Words.say("record.shortened")
        : text;
  }

  /// Returns the proof that an event is in the record of the last checkpoint; empty if it came
  /// later.
  private Optional<InclusionProof> proof(long number) {
    return checkpoints
        .covering(number)
        .map(last -> log.tree().inclusion(number, last.checkpoint().size()));
  }

  /// A proof in the form of the C2SP tlog-proof specification.
  @GetMapping(ADDRESS + "/events/{number:" + NUMBER + "}/proof")
  ResponseEntity<String> proof(@PathVariable String number) {
    PublishedEvents.Found found = found(number);
    Checkpoints.Last last =
        checkpoints
            .covering(found.header().number())
            .orElseThrow(() -> new NotOnRecord(uncovered()));
    InclusionProof proof = log.tree().inclusion(found.header().number(), last.checkpoint().size());
    StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\n");
    text.append("index ").append(proof.index()).append('\n');
    proof.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    text.append('\n').append(last.note().written());
    return text(text.toString());
  }

  /// A proof that one size of the record begins with an earlier one: a hash in each line.
  @GetMapping(ADDRESS + "/consistency")
  ResponseEntity<String> consistency(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    Long from = number(parameters, "from");
    Long to = number(parameters, "to");
    long size = log.head().edge().size();
    if (from == null) {
      parameters.refuse("from", parameters.text("from"), Words.say("expected.event"));
    }
    if (to == null || to > size || (from != null && from > to)) {
      parameters.refuse("to", parameters.text("to"), Words.say("expected.size", size));
    }
    parameters.check();
    ConsistencyProof proof =
        log.tree().consistency(from == null ? 0 : from, to == null ? size : to);
    StringBuilder text = new StringBuilder();
    proof.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text(text.toString());
  }

  @GetMapping(ADDRESS + "/checkpoint")
  ResponseEntity<String> checkpoint() {
    return text(last().note().written());
  }

  private static ResponseEntity<String> text(String text) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(TEXT).body(text);
  }

  private Checkpoints.Last last() {
    return checkpoints.last().orElseThrow(() -> new NotOnRecord(Words.say("no.checkpoint")));
  }

  /// The whole record as far as it is public, to be verified without this site.
  @GetMapping(ADDRESS + "/record.txt")
  void export(HttpServletResponse response) throws IOException {
    if (checkpoints.all().isEmpty()) {
      throw new NotOnRecord(Words.say("no.checkpoint"));
    }
    response.setContentType(TEXT.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"record.txt\"");
    try (InputStream in = file.open()) {
      in.transferTo(response.getOutputStream());
    }
  }
}
