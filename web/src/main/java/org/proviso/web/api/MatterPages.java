package org.proviso.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.proviso.law.procedure.Procedure;
import org.proviso.store.Ledgers;
import org.proviso.store.MatterFile;
import org.proviso.store.Matters;
import org.proviso.store.PublishedBalances;
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

/// Matters and balances that are public, as JSON.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class MatterPages {

  private final Site site;
  private final Procedure procedure;
  private final Matters matters;
  private final Ledgers ledgers;

  MatterPages(Site site, Procedure procedure, Matters matters, Ledgers ledgers) {
    this.site = site;
    this.procedure = procedure;
    this.matters = matters;
    this.ledgers = ledgers;
  }

  @GetMapping("/matters")
  ResponseEntity<byte[]> all(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    return matters("/api/v1/matters", parameters, matters.published());
  }

  @GetMapping("/parties/{id}/matters")
  ResponseEntity<byte[]> ofParty(@PathVariable String id, HttpServletRequest request) {
    String party = site.party(id).id();
    Parameters parameters = Requests.parameters(request);
    return matters("/api/v1/parties/" + party + "/matters", parameters, matters.published(party));
  }

  private ResponseEntity<byte[]> matters(
      String path, Parameters parameters, List<MatterFile> files) {
    Listed.Asked asked = Listed.Asked.of(parameters);
    parameters.check();
    return JsonText.ok(
        Listed.of(
            site.pack().name(),
            path,
            asked,
            files.stream(),
            MatterJson::id,
            file -> MatterJson.of(site, procedure, file)));
  }

  /// A balance is that of the end of a day, so a program has to say which.
  @GetMapping("/balances")
  ResponseEntity<byte[]> balances(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    LocalDate on = parameters.day("on");
    if (!parameters.has("on")) {
      parameters.refuse("on", "", Words.say("expected.day"));
    }
    Listed.Asked asked = Listed.Asked.of(parameters);
    parameters.check();
    LocalDate day = Objects.requireNonNull(on, "a day was refused or is there");
    Listed<BalancesJson> listed =
        Listed.of(
            site.pack().name(),
            "/api/v1/balances",
            asked,
            ledgers.published(day).stream(),
            PublishedBalances::award,
            (Function<PublishedBalances, BalancesJson>) each -> BalancesJson.of(site, each));
    String next = listed.next();
    return JsonText.ok(
        new Listed<>(listed.pack(), listed.items(), next == null ? null : next + "&on=" + day));
  }
}
