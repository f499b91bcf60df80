package org.proviso.docket.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Digest;

/// A list of items has one order and one hash, in whatever order they were picked.
class ItemListTest {

  private static final Digest ONES = Digest.parseHex("11".repeat(32)).orElseThrow();
  private static final Digest TWOS = Digest.parseHex("22".repeat(32)).orElseThrow();

  @Test
  void isSortedByBytesAndHasEachOnce() {
    ItemName lower = new ItemName("a/b", TWOS);
    ItemName higher = new ItemName("a/b c", ONES);
    // In UTF-16 the second of these would come first.
    ItemName last = new ItemName("\uffee/x", ONES);
    ItemName behind = new ItemName("\ud800\udc00/x", ONES);

    assertEquals(
        List.of(lower, higher, last, behind),
        ItemList.of(List.of(behind, higher, last, lower, higher)).items());
    assertEquals(-1, Integer.signum(last.compareTo(behind)));
  }

  @Test
  void isHashedOverItsLines() {
    String lines = "a/b\t" + "22".repeat(32) + "\na/c\t" + "11".repeat(32) + "\n";

    assertEquals(
        Digest.sha256(lines.getBytes(StandardCharsets.UTF_8)),
        ItemList.of(List.of(new ItemName("a/c", ONES), new ItemName("a/b", TWOS))).sha256());
  }

  /// The hash was made by `printf 'a/b\t%s' $(printf '22%.0s' {1..32}) | sha256sum`.
  @Test
  void anItemIsKnownByTheHashOfItsLine() {
    assertEquals(
        "77f8f188825c7a25f4c7a93652c2b493c19d242937818872bfd63f8b2b366019",
        new ItemName("a/b", TWOS).key().hex());
    assertEquals("a", new ItemName("a/b/c#1", TWOS).custodian());
  }

  @Test
  void hasAtMostTwoHundredThousand() {
    List<ItemName> many = new ArrayList<>();
    for (int i = 0; i <= ItemList.MOST; i++) {
      many.add(new ItemName("a/" + i, ONES));
    }

    assertThrows(IllegalArgumentException.class, () -> ItemList.of(many));
    assertEquals(ItemList.MOST, ItemList.of(many.subList(1, many.size())).items().size());
  }

  @Test
  void aLocationIsACustodianAndWhatIsThereOnOneLine() {
    for (String wrong :
        List.of("", "a", "/a", "a/", "a/b\tc", "a/b\nc", "a/" + "b".repeat(3_999))) {
      assertThrows(IllegalArgumentException.class, () -> new ItemName(wrong, ONES), wrong);
    }
    assertEquals(4_000, new ItemName("a/" + "b".repeat(3_998), ONES).location().length());
  }
}
