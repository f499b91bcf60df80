package org.proviso.web.portal;

import java.time.LocalDate;
import org.proviso.store.Ledgers;
import org.proviso.store.Matters;
import org.proviso.web.access.Person;
import org.proviso.web.money.Statements;
import org.proviso.web.site.Days;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The statement of a recipient's awards, for its own people. The server gives them no other rows.
@Controller
final class OwnStatementPages {

  private final Ledgers ledgers;
  private final Matters matters;
  private final Statements statements;

  OwnStatementPages(Ledgers ledgers, Matters matters, Statements statements) {
    this.ledgers = ledgers;
    this.matters = matters;
    this.statements = statements;
  }

  /// @throws NotOnRecord if the person does not act for the party
  @GetMapping("/portal/statements/{party}.pdf")
  ResponseEntity<byte[]> pdf(
      Person person, @PathVariable String party, @RequestParam(defaultValue = "") String on) {
    if (!person.actsFor(party)) {
      throw new NotOnRecord(Words.say("portal.none"));
    }
    LocalDate day = Days.parse(on);
    LocalDate asOf = day == null ? statements.today() : day;
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "inline; filename=\"statement.pdf\"")
        .body(statements.pdf(party, ledgers.own(party).values(), matters.own(party), asOf));
  }
}
