package org.proviso.law.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;

/// What became of an award, worked out by hand from record 8 of the decisions.
class AwardStatusTest {

  private static final Pattern SPACE = Pattern.compile(" ");

  /// Days are days of January 2020; `3:NONE` is NONE from the third on, and the first word holds
  /// before all of them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // offered | acceptance | records of the year | what became of it
        "- | ?     | -          | UNKNOWN",
        "- | on 9  | -          | UNKNOWN 9:ACCEPTED",
        "- | by 9  | -          | UNKNOWN 9:ACCEPTED",
        "- | never | -          | NONE",
        "5 | ?     | -          | NONE 5:UNKNOWN",
        "5 | on 9  | -          | NONE 5:OFFERED 9:ACCEPTED",
        "5 | by 9  | -          | NONE 5:UNKNOWN 9:ACCEPTED",
        "5 | never | -          | NONE 5:OFFERED",
        "5 | on 5  | -          | NONE 5:ACCEPTED",
        "5 | on 3  | -          | NONE 3:ACCEPTED",
        "- | ?     | 3-7 NONE   | UNKNOWN 3:NONE 7:UNKNOWN",
        "5 | ?     | 3-7 NONE   | NONE 5:UNKNOWN",
        "5 | ?     | 5-7 OFFERED  | NONE 5:OFFERED 7:UNKNOWN",
        "5 | ?     | 3-7 ACCEPTED | NONE 3:ACCEPTED 7:UNKNOWN",
        "5 | ?     | 6-8 ACCEPTED | NONE 5:UNKNOWN 6:ACCEPTED 8:UNKNOWN",
        "5 | by 9  | 6-8 ACCEPTED | NONE 5:UNKNOWN 6:ACCEPTED 8:UNKNOWN 9:ACCEPTED",
        "5 | on 9  | 6-8 NONE   | NONE 5:OFFERED 9:ACCEPTED",
        "5 | never | 6-8 ACCEPTED | NONE 5:OFFERED",
      })
  void saysNoMoreThanIsKnown(
      @Nullable Integer offered, String acceptance, @Nullable String record, String expected) {
    LocalDate offeredOn = offered == null ? null : day(offered);
    Award award = new Award("A", offeredOn, acceptance(acceptance), null, null, "");
    Subject subject = Subject.of("alpha", "p", "2020", award);
    Register register =
        new Register(
            List.of(new Party("alpha", "Alpha", "city", null, null, null, true)),
            List.of(),
            List.of(),
            List.of(),
            List.of(subject),
            record == null ? List.of() : List.of(record(record)));

    assertEquals(expected, shown(register.awardStatus(subject)));
  }

  private static String shown(Timeline<Award.Status> status) {
    return status.pieces().stream()
        .map(
            piece -> {
              LocalDate from = piece.span().from();
              return (from == null ? "" : from.getDayOfMonth() + ":") + piece.value();
            })
        .collect(Collectors.joining(" "));
  }

  private static Award.Acceptance acceptance(String words) {
    return switch (words.charAt(0)) {
      case 'o' -> new Award.Acceptance.On(day(Integer.parseInt(words.substring(3))));
      case 'b' -> new Award.Acceptance.By(day(Integer.parseInt(words.substring(3))));
      case 'n' -> new Award.Acceptance.Never();
      default -> new Award.Acceptance.NotKnown();
    };
  }

  private static AwardFact record(String words) {
    List<String> parts = List.of(SPACE.split(words));
    int[] days =
        Arrays.stream(parts.getFirst().split("-", -1)).mapToInt(Integer::parseInt).toArray();
    return new AwardFact(
        "F",
        "p",
        "2020",
        Span.of(day(days[0]), day(days[1])),
        Award.Status.valueOf(parts.getLast()),
        Set.of(),
        "");
  }

  private static LocalDate day(int ofMonth) {
    return LocalDate.of(2020, 1, ofMonth);
  }
}
