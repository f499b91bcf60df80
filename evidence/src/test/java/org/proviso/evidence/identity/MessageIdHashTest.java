package org.proviso.evidence.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The vector is the one that other products publish; `md5sum` gives the same.
class MessageIdHashTest {

  private static final String IDENTIFIER = "<CALckR-a8UDkRjO4xJyjd_s0GPxQWw@mail.gmail.com>";
  private static final String HASH = "1de319c276884bd0c9e2f1621ada26cc";

  @Test
  void isThePublishedHashOfTheIdentifierWithItsBrackets() {
    assertEquals(HASH, MessageIdHash.ofIdentifier(IDENTIFIER));
    assertEquals(
        Optional.of(HASH),
        MessageIdHash.of(Map.of("header:Message-Id", List.of("\r\n " + IDENTIFIER + " (x)"))));
    assertEquals(Optional.of(HASH), MessageIdHash.of(Map.of("mapi:1035", List.of(IDENTIFIER))));
  }

  @Test
  void isEmptyWhereNoOneIdentifierIsThere() {
    assertEquals(Optional.empty(), MessageIdHash.of(Map.of()));
    assertEquals(Optional.empty(), MessageIdHash.of(Map.of("header:Message-ID", List.of("abc"))));
    assertEquals(
        Optional.empty(), MessageIdHash.of(Map.of("header:Message-ID", List.of("<a@b>", "<c@d>"))));
  }
}
