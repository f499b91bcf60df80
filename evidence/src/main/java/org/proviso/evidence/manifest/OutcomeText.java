package org.proviso.evidence.manifest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.proviso.evidence.manifest.Outcome.Cause;
import org.proviso.evidence.manifest.Outcome.Kind;
import org.proviso.evidence.manifest.Outcome.Limit;

/// Writes an [Outcome] as the code of its kind and a detail, such as `truncated` and `read=50000000
/// of=61000000`, and reads it again.
///
/// A detail is pairs of a name and a value with a space between them; no value has a space. What is
/// a duplicate has the location last, which runs to the end.
public final class OutcomeText {

  private OutcomeText() {}

  /// Returns the detail; empty where the kind says all.
  public static String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Text(long characters) -> "characters=" + characters;
      case Outcome.OcrText(long characters, int pages) ->
          "characters=" + characters + " pages=" + pages;
      case Outcome.NeedsOcr(int pages, long characters) ->
          "pages=" + pages + " characters=" + characters;
      case Outcome.Encrypted(String how) -> "how=" + word(how);
      case Outcome.Corrupt(String reason, long characters) ->
          "reason=" + word(reason) + " characters=" + characters;
      case Outcome.Unsupported(String what) -> "what=" + word(what);
      case Outcome.Truncated(long read, long of) -> "read=" + read + " of=" + of;
      case Outcome.Refused(Limit limit, long bound, long found) ->
          "limit=" + lower(limit) + " bound=" + bound + (found < 0 ? "" : " found=" + found);
      case Outcome.TimedOut(long seconds) -> "seconds=" + seconds;
      case Outcome.Crashed(Cause cause) -> "cause=" + lower(cause);
      case Outcome.Absent(String reason) -> "reason=" + word(reason);
      case Outcome.Unreadable(String reason) -> "reason=" + word(reason);
      case Outcome.NotAFile(String what) -> "what=" + word(what);
      case Outcome.DuplicateOf(Location master) -> "master=" + master;
      case Outcome.Unpacked(), Outcome.NoTextByNature(), Outcome.NoTextFound(), Outcome.Empty() ->
          "";
    };
  }

  /// Returns the outcome that is written so.
  ///
  /// @param code the code of its kind
  /// @throws IllegalArgumentException if none is
  public static Outcome parse(String code, String detail) {
    Kind kind = Kind.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (kind == Kind.DUPLICATE_OF) {
      String begin = "master=";
      if (!detail.startsWith(begin)) {
        throw new IllegalArgumentException("no master in: " + detail);
      }
      return new Outcome.DuplicateOf(Location.parse(detail.substring(begin.length())));
    }
    Pairs pairs = Pairs.of(detail);
    return switch (kind) {
      case TEXT -> new Outcome.Text(pairs.number("characters"));
      case OCR_TEXT ->
          new Outcome.OcrText(pairs.number("characters"), Math.toIntExact(pairs.number("pages")));
      case UNPACKED -> new Outcome.Unpacked();
      case NO_TEXT_BY_NATURE -> new Outcome.NoTextByNature();
      case NO_TEXT_FOUND -> new Outcome.NoTextFound();
      case EMPTY -> new Outcome.Empty();
      case NEEDS_OCR ->
          new Outcome.NeedsOcr(Math.toIntExact(pairs.number("pages")), pairs.number("characters"));
      case ENCRYPTED -> new Outcome.Encrypted(pairs.text("how"));
      case CORRUPT -> new Outcome.Corrupt(pairs.text("reason"), pairs.number("characters"));
      case UNSUPPORTED -> new Outcome.Unsupported(pairs.text("what"));
      case TRUNCATED -> new Outcome.Truncated(pairs.number("read"), pairs.number("of"));
      case REFUSED ->
          new Outcome.Refused(
              Limit.valueOf(pairs.text("limit").toUpperCase(Locale.ROOT)),
              pairs.number("bound"),
              pairs.values().containsKey("found") ? pairs.number("found") : -1);
      case TIMED_OUT -> new Outcome.TimedOut(pairs.number("seconds"));
      case CRASHED ->
          new Outcome.Crashed(Cause.valueOf(pairs.text("cause").toUpperCase(Locale.ROOT)));
      case ABSENT -> new Outcome.Absent(pairs.text("reason"));
      case UNREADABLE -> new Outcome.Unreadable(pairs.text("reason"));
      case NOT_A_FILE -> new Outcome.NotAFile(pairs.text("what"));
      case DUPLICATE_OF -> throw new AssertionError(kind);
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Returns a text as one word of at most 100 characters, without spaces and control characters.
  private static String word(String text) {
    String word = text.strip().replaceAll("[\\p{Cntrl} =]+", "-");
    return word.isEmpty() ? "unknown" : word.substring(0, Math.min(100, word.length()));
  }

  private record Pairs(String whole, Map<String, String> values) {

    static Pairs of(String detail) {
      Map<String, String> values = new LinkedHashMap<>();
      for (String pair : detail.isEmpty() ? new String[0] : detail.split(" ", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException("not a pair: " + pair);
        }
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
      return new Pairs(detail, values);
    }

    String text(String name) {
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no " + name + " in: " + whole);
      }
      return value;
    }

    long number(String name) {
      return Long.parseLong(text(name));
    }
  }
}
