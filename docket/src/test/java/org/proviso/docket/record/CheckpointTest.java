package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  /// The example of the C2SP tlog-checkpoint specification.
  private static final String PUBLISHED =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
      """;

  @Test
  void readsThePublishedCheckpoint() {
    Checkpoint checkpoint = Checkpoint.parse(PUBLISHED).orElseThrow();

    assertEquals("example.com/behind-the-sofa", checkpoint.origin());
    assertEquals(20852163, checkpoint.size());
    assertEquals(
        "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62",
        checkpoint.root().hex());
    assertEquals(PUBLISHED, checkpoint.text());
  }

  @Test
  void keepsFurtherLines() {
    assertEquals(
        List.of("more", "and more"),
        Checkpoint.parse(PUBLISHED + "more\nand more\n").orElseThrow().extensions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\n1\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1 \nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n9999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
        "a\r\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
      })
  void refusesWhatIsNoCheckpoint(String text) {
    assertEquals(Optional.empty(), Checkpoint.parse(text));
  }

  @Test
  void refusesLinesThatWouldBeOthers() {
    Digest root = RightEdge.EMPTY.root();

    assertThrows(IllegalArgumentException.class, () -> new Checkpoint("a\n7", 1, root, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Checkpoint("a", 1, root, List.of("")));
    assertThrows(IllegalArgumentException.class, () -> new Checkpoint("a", -1, root, List.of()));
  }
}
