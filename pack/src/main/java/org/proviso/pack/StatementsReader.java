package org.proviso.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads statements and their claims.
final class StatementsReader {

  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final PackReading pack;
  private final Values values;
  private final ClaimCheckReader checks;

  StatementsReader(PackReading pack) {
    this.pack = pack;
    values = pack.values();
    checks = new ClaimCheckReader(pack);
  }

  /// Returns the statements in order of identifier, without those that have no words.
  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    pack.sections()
        .entries(Section.STATEMENTS)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              Fields fields = Fields.of(entry.value(), Shape.STATEMENT, values);
              Statement statement = statement(id, fields);
              if (statement != null) {
                statements.add(statement);
              }
            });
    return statements;
  }

  private @Nullable Statement statement(String id, Fields fields) {
    String speaker = fields.textOrNull("speaker");
    String office = fields.has("office") ? fields.text("office") : "";
    Statement.Side side =
        fields.word("side", Statement.Side.values(), Statement.Side::word, Statement.Side.NONE);
    Statement.When date = fields.orElse("date", this::when, new Statement.When.Unknown());
    String channel = fields.text("channel");
    Statement.Words words = words(fields);
    String note = fields.has("note") ? fields.text("note") : "";
    if (fields.has("source") && fields.elements("source").isEmpty()) {
      values.tooShort(fields.place("source"), "one source");
    }
    var from = pack.provenance(fields);
    List<Statement.Claim> claims = claims(fields);
    return words == null
        ? null
        : new Statement(id, speaker, office, side, date, channel, words, note, from, claims);
  }

  private Statement.When when(Located at) {
    String text = at.scalar().orElse("");
    if (text.equals("unknown")) {
      return new Statement.When.Unknown();
    }
    if (MONTH.matcher(text).matches()) {
      try {
        return new Statement.When.InMonth(YearMonth.parse(text));
      } catch (DateTimeException e) {
        String message = "'" + text + "' is not a month of the calendar";
        pack.issues().error(at, Issue.Code.BAD_DATE, message);
        return new Statement.When.Unknown();
      }
    }
    LocalDate day = values.day(at);
    return day == null ? new Statement.When.Unknown() : new Statement.When.OnDay(day);
  }

  private Statement.@Nullable Words words(Fields fields) {
    fields.atMostOneOf("quote", "fragments", "paraphrase");
    Located quote = fields.find("quote");
    Located paraphrase = fields.find("paraphrase");
    if (quote != null) {
      return new Statement.Words.Quote(passage(quote));
    }
    if (fields.has("fragments")) {
      return new Statement.Words.Fragments(fragments(fields));
    }
    if (paraphrase != null) {
      return new Statement.Words.Paraphrase(passage(paraphrase));
    }
    String message = "one of quote, fragments and paraphrase is missing here (statement)";
    pack.issues().error(fields.at(), Issue.Code.MISSING_KEY, message);
    return null;
  }

  private List<Statement.Passage> fragments(Fields fields) {
    List<Located> elements = fields.elements("fragments");
    if (elements.size() < 2) {
      values.tooShort(fields.place("fragments"), "two fragments");
    }
    return elements.stream().map(this::passage).toList();
  }

  private Statement.Passage passage(Located at) {
    Fields fields = Fields.of(at, Shape.PASSAGE, values);
    String text = fields.text("text");
    Statement.Passage passage = Statement.Passage.of(text);
    String stated = fields.text("sha256");
    if (!stated.isEmpty() && !text.isEmpty() && !stated.equals(passage.sha256())) {
      String message =
          HASH.matcher(stated).matches()
              ? "not the SHA-256 of the text, which is " + passage.sha256()
              : "64 hexadecimal digits in lower case are expected here, not '" + stated + "'";
      pack.issues().error(fields.place("sha256"), Issue.Code.BAD_HASH, message);
    }
    return passage;
  }

  private List<Statement.Claim> claims(Fields fields) {
    List<Statement.Claim> claims = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (Located at : fields.elements("claims")) {
      Fields claim = Fields.of(at, Shape.STATEMENT_CLAIM, values);
      String id = claim.orElse("id", values::id, "");
      Place first = seen.putIfAbsent(id, at.place());
      if (first != null && !id.isEmpty()) {
        String message = "'" + id + "' is a claim of this statement already, at " + first;
        pack.issues().error(claim.place("id"), Issue.Code.DUPLICATE_ID, message);
      }
      claims.add(new Statement.Claim(id, claim.text("text"), checks(claim)));
    }
    return claims;
  }

  private List<ClaimCheck> checks(Fields claim) {
    List<ClaimCheck> read = new ArrayList<>();
    List<Located> elements = claim.elements("checks");
    if (claim.has("checks") && elements.isEmpty()) {
      values.tooShort(claim.place("checks"), "one check");
    }
    for (Located at : elements) {
      ClaimCheck check = checks.read(at);
      if (check != null) {
        read.add(check);
      }
    }
    return read;
  }
}
