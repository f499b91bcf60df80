package org.proviso.pack;

import java.util.Comparator;

/// Something wrong, or doubtful, at one place of a pack.
///
/// @param severity whether it keeps the pack from being used
/// @param file path relative to the pack's folder, with slashes
/// @param line counted from one
/// @param column in code points, counted from one
/// @param code what sort of thing is wrong
/// @param message what was found and what was expected, as a sentence without a full stop
/// @param sourceLine the line of the file; empty if the file could not be read
public record Issue(
    Severity severity,
    String file,
    int line,
    int column,
    Code code,
    String message,
    String sourceLine)
    implements Comparable<Issue> {

  private static final Comparator<Issue> ORDER =
      Comparator.comparing(Issue::place).thenComparing(Issue::code).thenComparing(Issue::message);

  /// Whether an issue keeps a pack from being used.
  public enum Severity {
    /// The pack can not be used.
    ERROR,
    /// The pack can be used, and a reader should look at this.
    WARNING
  }

  /// Sorts of issue.
  public enum Code {
    /// A file or folder can not be read at all.
    UNREADABLE_FILE,
    /// A file is not UTF-8 text.
    NOT_UTF8,
    /// A file is larger than a pack's file may be.
    FILE_TOO_LARGE,
    /// A folder holds more files than a pack may have.
    TOO_MANY_FILES,
    /// A file is not well-formed YAML.
    UNREADABLE_YAML,
    /// A file uses anchors, aliases or merge keys, which packs do without.
    ALIAS,
    /// Mappings and lists are nested deeper than any pack needs.
    TOO_DEEP,
    /// A mapping has one key twice.
    DUPLICATE_KEY,
    /// A mapping has a key that the format does not know.
    UNKNOWN_KEY,
    /// A mapping lacks a key that the format demands.
    MISSING_KEY,
    /// Two keys stand together that exclude each other.
    CONFLICTING_KEYS,
    /// A value is of another type than the format demands.
    WRONG_TYPE,
    /// A day is not a date of the calendar in the form 2018-01-24.
    BAD_DATE,
    /// A span or an open moment ends no later than it begins.
    BAD_SPAN,
    /// An amount is not a number of dollars with at most two decimals.
    BAD_AMOUNT,
    /// An identifier has characters that identifiers do not have, or lacks its programme.
    BAD_ID,
    /// The pack is called otherwise than its folder.
    NAME_MISMATCH,
    /// A word is not among those that the format or the pack's vocabulary has for this place.
    UNKNOWN_WORD,
    /// Two entries of one section have the same identifier.
    DUPLICATE_ID,
    /// A source is named that the pack does not list.
    UNKNOWN_SOURCE,
    /// Something else is named that does not exist.
    DANGLING_REFERENCE,
    /// A programme year is named that the programme does not have.
    UNKNOWN_YEAR,
    /// A clause acts on, or refers to, a clause of an act that does not come before its own.
    TARGET_NOT_EARLIER,
    /// A verb can not act on a target of this kind.
    VERB_TARGET_MISMATCH,
    /// Clauses beat each other, or courts review each other, in a ring.
    PRECEDENCE_CYCLE,
    /// Parties lie within each other in a ring.
    CONTAINMENT_CYCLE,
    /// Two strict clauses say opposite things of the same subject on the same day.
    STRICT_CLASH,
    /// A guard is not a boolean expression over the facts of a subject, or can not be evaluated.
    BAD_GUARD,
    /// The county of a party is no census code, or can not be that of its place.
    BAD_COUNTY,
    /// A listing number is not in the form 16.738, or belongs to two programmes.
    BAD_LISTING,
    /// A regular expression is none, or has not the groups that are needed.
    BAD_EXPRESSION,
    /// A hash is not that of the text beside it: one of the two was altered.
    BAD_HASH,
    /// A clause takes effect before its act was issued; reaching back is said with `retro`.
    FROM_BEFORE_ISSUE,
    /// A clause states both the mandate and a day of effect.
    MANDATE_AND_FROM,
    /// An act was issued on a day that the pack does not speak of.
    OUTSIDE_SPAN,
    /// The pack has no decided case that it could be tested with.
    NO_CASES
  }

  /// Returns where the issue is.
  public Place place() {
    return new Place(file, line, column);
  }

  /// Orders issues by place, then by code and message.
  @Override
  public int compareTo(Issue other) {
    return ORDER.compare(this, other);
  }

  /// Returns the issue as `file:line:column: CODE: message`, followed, where the line is known, by
  /// the line and a caret under the column. A warning says so before its code.
  public String render() {
    String kind = severity == Severity.WARNING ? "warning: " : "";
    String head = place() + ": " + kind + code + ": " + message;
    return sourceLine.isBlank() ? head : head + "\n  " + sourceLine + "\n  " + indent() + "^";
  }

  /// Copies tabs, so that the caret stands under its column however wide a tab is shown.
  private String indent() {
    return sourceLine
        .codePoints()
        .limit(column - 1L)
        .map(c -> c == '\t' ? '\t' : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
