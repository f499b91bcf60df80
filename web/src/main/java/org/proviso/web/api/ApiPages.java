package org.proviso.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.pack.answers.DayTable;
import org.proviso.web.site.Days;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is on record and what follows from it, as JSON.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class ApiPages {

  private static final String ROOT = "/api/v1";

  /// A question about a day.
  ///
  /// @param viewpoint the viewpoint as it was asked for
  private record Asked(Reading reading, String viewpoint) {}

  private final Site site;
  private final Requests requests;
  private final byte[] description;

  ApiPages(Site site, Requests requests) throws IOException {
    this.site = site;
    this.requests = requests;
    try (InputStream in = ApiPages.class.getResourceAsStream("openapi.json")) {
      description = Objects.requireNonNull(in, "openapi.json").readAllBytes();
    }
  }

  private Pack pack() {
    return site.pack();
  }

  @GetMapping("/openapi.json")
  ResponseEntity<byte[]> description() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
  }

  @GetMapping("/parties")
  ResponseEntity<byte[]> parties(HttpServletRequest request) {
    return JsonText.ok(
        Listed.of(
            pack().name(),
            ROOT + "/parties",
            part(request),
            site.register().parties().stream(),
            Party::id,
            party -> PartyJson.Listed.of(pack(), party)));
  }

  @GetMapping("/parties/{id}")
  ResponseEntity<byte[]> party(@PathVariable String id) {
    return JsonText.ok(PartyJson.of(site, site.party(id)));
  }

  @GetMapping("/conditions")
  ResponseEntity<byte[]> conditions(HttpServletRequest request) {
    return JsonText.ok(
        Listed.of(
            pack().name(),
            ROOT + "/conditions",
            part(request),
            pack().law().conditions().stream(),
            Condition::id,
            condition -> ConditionJson.of(pack(), condition)));
  }

  @GetMapping("/conditions/{programme}/{name}")
  ResponseEntity<byte[]> condition(@PathVariable String programme, @PathVariable String name) {
    return JsonText.ok(ConditionJson.of(pack(), site.condition(programme + "/" + name)));
  }

  @GetMapping("/acts")
  ResponseEntity<byte[]> acts(HttpServletRequest request) {
    return JsonText.ok(
        Listed.of(
            pack().name(),
            ROOT + "/acts",
            part(request),
            pack().law().acts().stream(),
            Act::id,
            act -> ActJson.Listed.of(pack(), act)));
  }

  @GetMapping("/acts/{id}")
  ResponseEntity<byte[]> act(@PathVariable String id) {
    return JsonText.ok(ActJson.of(pack(), site.act(id)));
  }

  @GetMapping("/letters")
  ResponseEntity<byte[]> letters(HttpServletRequest request) {
    return JsonText.ok(
        Listed.of(
            pack().name(),
            ROOT + "/letters",
            part(request),
            pack().rounds().stream(),
            Round::id,
            round -> RoundJson.of(site, round)));
  }

  @GetMapping("/letters/{round}")
  ResponseEntity<byte[]> round(@PathVariable String round) {
    return JsonText.ok(RoundJson.of(site, site.round(round)));
  }

  @GetMapping("/answers/{programme}/{name}/{party}/{year}")
  ResponseEntity<byte[]> answer(
      @PathVariable String programme,
      @PathVariable String name,
      @PathVariable String party,
      @PathVariable String year,
      HttpServletRequest request) {
    Asked asked = asked(Requests.parameters(request));
    Condition condition = site.condition(programme + "/" + name);
    Subject subject = site.subject(condition, party, year);
    return JsonText.ok(
        AnswerJson.of(
            pack(),
            site.explainer(),
            site.history(condition, subject, asked.reading().asking()),
            asked.reading(),
            asked.viewpoint(),
            warnings(asked.reading().on())));
  }

  @GetMapping("/day")
  ResponseEntity<byte[]> day(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    String id = parameters.text("round");
    Asked asked = asked(parameters);
    Round round = id.isEmpty() ? pack().defaultRound().orElse(null) : site.round(id);
    Reading reading = asked.reading();
    DayTable table =
        DayTable.of(
            site.parties(round).stream()
                .map(party -> site.answers(party, reading.asking()))
                .toList(),
            reading.on());
    return JsonText.ok(
        DayJson.of(
            site,
            table,
            reading,
            asked.viewpoint(),
            round == null ? null : round.id(),
            warnings(reading.on())));
  }

  private static Listed.Asked part(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    Listed.Asked asked = Listed.Asked.of(parameters);
    parameters.check();
    return asked;
  }

  /// Unlike a page, whose reader is sent to a usual day, a program has to say which day it means.
  private Asked asked(Parameters parameters) {
    if (!parameters.has("on")) {
      parameters.refuse("on", "", Words.say("expected.day"));
    }
    String viewpoint = parameters.text("viewpoint");
    @Nullable Reading reading = requests.reading(parameters).orElse(null);
    return new Asked(
        Objects.requireNonNull(reading, "a reading was refused or has a day"),
        viewpoint.isEmpty() ? Reading.CONTEMPORANEOUS : viewpoint);
  }

  private List<String> warnings(LocalDate day) {
    Span span = pack().span();
    return span.covers(day)
        ? List.of()
        : List.of(
            Words.say(
                "outside.span",
                day,
                pack().name(),
                Days.written(span.from()),
                Days.written(span.until())));
  }
}
