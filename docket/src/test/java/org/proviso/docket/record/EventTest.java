package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  /// Worked out with Python's hashlib, not with this code: salt 00 to 0f, payload
  /// `{"letter":"sent"}`.
  private static final String HEADER =
      "event/1 7 2018-01-24T17:00:00.000000Z clerk u-1 letter-sent recipient town-2 "
          + "3da24b7e3a68327f2da601428138f07744ddb0a1d709b793946a564f30d3a8ff";

  private static final String LINE =
      HEADER + " kept AAECAwQFBgcICQoLDA0ODw== eyJsZXR0ZXIiOiJzZW50In0=";

  private static final Payload.Kept PAYLOAD =
      new Payload.Kept(
          HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"),
          "{\"letter\":\"sent\"}".getBytes(StandardCharsets.US_ASCII));

  private static EventHeader header() {
    return new EventHeader(
        7,
        Instant.parse("2018-01-24T17:00:00Z"),
        new Actor("clerk", "u-1"),
        new EventKind("letter-sent"),
        new Subject("recipient", "town-2"),
        PAYLOAD.commitment());
  }

  @Test
  void isWrittenAsWorkedOutByHand() {
    assertEquals(LINE, EventLine.text(header(), PAYLOAD));
    assertEquals(
        "aefeef3bfc210b4341671765b07104870d073209a14744f2b5c64ef297fd293b", header().leaf().hex());
  }

  @Test
  void isReadAsWritten() {
    assertEquals(new EventLine.Outcome.Read(header(), PAYLOAD), EventLine.parse(LINE));
    assertEquals(
        new EventLine.Outcome.Read(header(), new Payload.Removed(9)),
        EventLine.parse(HEADER + " removed 9"));
    assertEquals(
        new EventLine.Outcome.Read(header(), new Payload.Withheld()),
        EventLine.parse(HEADER + " withheld"));
    assertEquals(HEADER + " withheld", EventLine.text(header(), new Payload.Withheld()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " withheld ", " withheld 9", "  withheld", " Withheld"})
  void isWithheldInOneWayOnly(String ending) {
    assertInstanceOf(EventLine.Outcome.Malformed.class, EventLine.parse(HEADER + ending));
  }

  @Test
  void keepsItsHashWhenThePayloadIsRemoved() {
    Event event = new Event(header(), PAYLOAD);

    Event redacted = event.redacted(9);

    assertEquals(event.header().leaf(), redacted.header().leaf());
    assertEquals(HEADER + " removed 9", EventLine.text(redacted.header(), redacted.payload()));
  }

  @Test
  void holdsNoPayloadButItsOwn() {
    Payload other = Payload.Kept.of(new byte[] {1}, new SplittableRandom(1));

    assertThrows(IllegalArgumentException.class, () -> new Event(header(), other));
    assertThrows(IllegalArgumentException.class, () -> new Event(header(), new Payload.Removed(7)));
  }

  @Test
  void commitsToTheSamePayloadInAnotherWayEachTime() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] yes = "yes".getBytes(StandardCharsets.US_ASCII);

    assertNotEquals(
        Payload.Kept.of(yes, random).commitment(), Payload.Kept.of(yes, random).commitment());
  }

  @Test
  void isNotChangedThroughAnArray() {
    byte[] bytes = PAYLOAD.bytes();
    bytes[0] = 0;
    byte[] salt = PAYLOAD.salt();
    salt[0] = 9;
    byte[] hash = PAYLOAD.commitment().toBytes();
    hash[0]++;

    assertEquals(LINE, EventLine.text(header(), PAYLOAD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event/1 7|event/1 07",
        "event/1 7|event/1 -7",
        "event/1 7|event/2 7",
        "event/1 7|event/1  7",
        "event/1 7|event/1 9999999999999999999",
        "00.000000Z|00Z",
        "00.000000Z|00.0000000Z",
        "00.000000Z|00.000000+00:00",
        "2018-01-24T17|2018-02-30T17",
        "2018-01-24T17:00:00|2018-01-24T24:00:00",
        "2018-01-24T17:00:00|2018-01-24t17:00:00",
        "2018-01-24T17:00:00|2016-12-31T23:59:60",
        "2018|+2018",
        "clerk|",
        "clerk|cl\u00e9rk",
        "clerk|-clerk",
        "clerk|a\tb",
        "u-1|u-1 u-2",
        "3da24b7e|00",
        "kept|Kept",
        "kept|removed",
        "Dw==|Dw=",
        "Dw==|Dx==",
        "AAECAwQFBgcICQoLDA0ODw==|AAECAwQFBgcICQoLDA0O",
        "0=|1=",
        "eyJsZXR0ZXIiOiJzZW50In0=|",
        "eyJsZXR0ZXIiOiJzZW50In0=|eyJsZXR0ZXIiOiJzZW50In0= ",
        "eyJsZXR0ZXIiOiJzZW50In0=|eyJsZXR0ZXIiOiJzZW50In0= more",
        "eyJsZXR0ZXIiOiJzZW50In0=|eyJsZXR0ZXIiOiJzZW50In0",
      })
  void isMalformedIfWrittenInAnyOtherWay(String change) {
    List<String> parts = List.of(change.split("\\|", -1));
    String line = LINE.replace(parts.getFirst(), parts.getLast());

    assertNotEquals(LINE, line);
    assertInstanceOf(EventLine.Outcome.Malformed.class, EventLine.parse(line));
  }

  @Test
  void isMalformedAlsoIfItsInstantIsShorterThanWritten() {
    String line = HEADER.replace("00.000000Z", "00Z") + " x y";

    assertEquals(
        new EventLine.Outcome.Malformed(
            "kept, a salt of 16 bytes and a payload; removed and the number of a later event; or withheld",
            "x y"),
        EventLine.parse(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" removed 7", " removed 6", " removed 09", " removed", " removed 9 9", ""})
  void isMalformedIfRemovedByNoLaterEvent(String payload) {
    assertInstanceOf(EventLine.Outcome.Malformed.class, EventLine.parse(HEADER + payload));
  }

  @Test
  void refusesWhatHasNoLine() {
    assertThrows(IllegalArgumentException.class, () -> new Actor("the clerk", "u-1"));
    assertThrows(IllegalArgumentException.class, () -> new Actor("clerk", ""));
    assertThrows(IllegalArgumentException.class, () -> new EventKind("a\nb"));
    assertThrows(IllegalArgumentException.class, () -> new Subject("x".repeat(101), "1"));
    assertThrows(IllegalArgumentException.class, () -> new Subject("inquiry", "1 2"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Payload.Kept(new byte[16], new byte[Payload.LONGEST + 1]));
    assertThrows(IllegalArgumentException.class, () -> new Payload.Kept(new byte[15], new byte[1]));
    assertThrows(IllegalArgumentException.class, () -> new Payload.Kept(new byte[16], new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> at(7, "2018-01-24T17:00:00.000000001Z"));
    assertThrows(IllegalArgumentException.class, () -> at(7, "+10000-01-01T00:00:00Z"));
    assertThrows(IllegalArgumentException.class, () -> at(-1, "2018-01-24T17:00:00Z"));
  }

  private static EventHeader at(long number, String instant) {
    EventHeader header = header();
    return new EventHeader(
        number,
        Instant.parse(instant),
        header.actor(),
        header.kind(),
        header.subject(),
        header.commitment());
  }
}
