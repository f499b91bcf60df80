package org.proviso.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.proviso.law.fact.Subject;

/// Addresses of pages. Identifiers of a pack are letters, digits and hyphens; what else comes in is
/// encoded.
public final class Links {

  private Links() {}

  /// Returns the address of the table of a day.
  public static String day(Reading reading) {
    return "/day?" + reading.query();
  }

  /// Returns the address of a condition, `programme/name`.
  public static String condition(String condition, Reading reading) {
    return "/conditions/" + path(condition) + "?" + reading.query();
  }

  /// Returns the address of a recipient.
  public static String recipient(String party, Reading reading) {
    return "/recipients/" + path(party) + "?" + reading.query();
  }

  /// Returns the address of an entry on a recipient's docket: its place in the list.
  public static String entry(String party, String number, Reading reading) {
    return recipient(party, reading) + "&from-entry=" + number + "#entry-" + number;
  }

  /// Returns the address of a round of letters.
  public static String inquiry(String round, Reading reading) {
    return "/inquiries/" + path(round) + "?" + reading.query();
  }

  /// Returns the address of an inquiry that this site conducts.
  public static String conducted(String inquiry, Reading reading) {
    return "/inquiries/here/" + path(inquiry) + "?" + reading.query();
  }

  /// Returns the address of an act.
  public static String act(String act, Reading reading) {
    return "/acts/" + path(act) + "?" + reading.query();
  }

  /// Returns the address of an answer with its reasons.
  public static String answer(String condition, Subject subject, Reading reading) {
    return answer(condition, subject.recipient(), subject.year(), reading);
  }

  /// Returns the address of an answer with its reasons.
  public static String answer(String condition, String party, String year, Reading reading) {
    return "/answers/"
        + path(condition)
        + "/"
        + path(party)
        + "/"
        + path(year)
        + "?"
        + reading.query();
  }

  /// Returns an identifier as a path has it; slashes stay.
  public static String path(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  /// Returns a value as a query has it.
  public static String query(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
