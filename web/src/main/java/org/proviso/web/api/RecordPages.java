package org.proviso.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.proviso.law.act.Court;
import org.proviso.law.act.Reading;
import org.proviso.pack.Source;
import org.proviso.pack.Statement;
import org.proviso.pack.statement.ClaimChecker;
import org.proviso.pack.statement.ClaimWording;
import org.proviso.register.DetainerPublication;
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

/// What stands beside the law and the register, as JSON: statements, readings, courts, numbers of
/// detainer requests, sources.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class RecordPages {

  /// A way in which a contested provision is read.
  ///
  /// @param id identifiers of the provision and, after a slash, of the reading
  record ReadingJson(
      String id,
      String provision,
      String reading,
      String name,
      String proposer,
      String words,
      ProvenanceJson provenance) {}

  private final Site site;
  private final DetainerPublication detainers;
  private final ClaimChecker checker;
  private final ClaimWording wording;

  RecordPages(Site site, DetainerPublication detainers) {
    this.site = site;
    this.detainers = detainers;
    this.checker = ClaimChecker.of(site.pack());
    this.wording = ClaimWording.of(site.pack(), Locale.ENGLISH);
  }

  @GetMapping("/statements")
  ResponseEntity<byte[]> statements(HttpServletRequest request) {
    return listed(
        "statements", request, site.pack().statements().stream(), Statement::id, this::json);
  }

  @GetMapping("/statements/{id}")
  ResponseEntity<byte[]> statement(@PathVariable String id) {
    return site.pack()
        .statement(id)
        .map(found -> JsonText.ok(json(found)))
        .orElseThrow(() -> new NotOnRecord(Words.say("no.statement", id)));
  }

  private StatementJson json(Statement statement) {
    return StatementJson.of(site.pack(), statement, checker, wording);
  }

  @GetMapping("/readings")
  ResponseEntity<byte[]> readings(HttpServletRequest request) {
    return listed(
        "readings",
        request,
        site.pack().law().parts().readings().stream(),
        RecordPages::id,
        reading ->
            new ReadingJson(
                id(reading),
                reading.provision(),
                reading.id(),
                reading.name(),
                reading.proposer(),
                reading.words(),
                ProvenanceJson.of(site.pack(), reading.provenance())));
  }

  private static String id(Reading reading) {
    return reading.provision() + "/" + reading.id();
  }

  @GetMapping("/courts")
  ResponseEntity<byte[]> courts(HttpServletRequest request) {
    return listed(
        "courts",
        request,
        site.pack().law().parts().courts().stream(),
        Court::id,
        Function.identity());
  }

  @GetMapping("/detainers")
  ResponseEntity<byte[]> detainers(HttpServletRequest request) {
    return listed(
        "detainers",
        request,
        detainers.cells().stream(),
        DetainerJson::id,
        cell -> DetainerJson.of(site.pack(), cell));
  }

  @GetMapping("/sources")
  ResponseEntity<byte[]> sources(HttpServletRequest request) {
    return listed(
        "sources", request, site.pack().sources().stream(), Source::id, ProvenanceJson.Found::of);
  }

  @GetMapping("/sources/{id}")
  ResponseEntity<byte[]> source(@PathVariable String id) {
    return site.pack()
        .source(id)
        .map(found -> JsonText.ok(ProvenanceJson.Found.of(found)))
        .orElseThrow(() -> new NotOnRecord(Words.say("no.source", id)));
  }

  private <S, T> ResponseEntity<byte[]> listed(
      String name,
      HttpServletRequest request,
      Stream<S> all,
      Function<S, String> id,
      Function<S, T> item) {
    Parameters parameters = Requests.parameters(request);
    Listed.Asked asked = Listed.Asked.of(parameters);
    parameters.check();
    return JsonText.ok(Listed.of(site.pack().name(), "/api/v1/" + name, asked, all, id, item));
  }
}
