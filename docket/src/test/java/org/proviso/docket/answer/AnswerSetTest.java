package org.proviso.docket.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Digest;

class AnswerSetTest {

  private static final ProducedFile FILE =
      new ProducedFile(
          "u-1",
          FileName.of("a.pdf").orElseThrow(),
          6,
          Digest.sha256("policy".getBytes(StandardCharsets.UTF_8)),
          FileKind.TEXT);

  private static final PrivilegeLine LINE =
      new PrivilegeLine(
          "Letter", "2016-05-31", "Roe", "Doe", "e-mail", "attorney-client: advice", "3");

  private static AnswerSet set(Map<Integer, Reply> replies) {
    SortedMap<Integer, Reply> sorted = new TreeMap<>(replies);
    return new AnswerSet("jag17", "oak county", "jag17/oak/1", 2, sorted, Map.of("u-1", FILE));
  }

  private static final AnswerSet FOUR =
      set(
          Map.of(
              1,
              new Reply.Produce("All memoranda of 2016.", List.of("u-1")),
              2,
              new Reply.NoneExist("Überprüft: Archiv"),
              3,
              new Reply.Privileged("", List.of(), List.of(LINE)),
              4,
              new Reply.NeedTime("Boxes are off site.", List.of(), LocalDate.parse("2018-03-23"))));

  /// Each hash and length was made with `printf '%s' TEXT | sha256sum` and `wc -c`, and the last
  /// with `sha256sum` of these lines.
  @Test
  void hasACanonicalFormThatAShellCanMake() {
    String byHand =
        """
        proviso answer 1
        inquiry jag17
        party oak county
        letter jag17/oak/1
        version 2
        item 1 produce
        said 22 36ebd8aaf6466942556b7b4472575895ead3b19fe095c76ca638b015fa627e14
        file 6 823412d1eacb67956220e532959f0104603057c88704863ca38e7cd188fda812\
         a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4
        item 2 none-exist
        said 19 5a23930ecd1e5a513a008635b0afc8465031273011d9f46f7c1c5382bb071bb7
        item 3 privileged
        said 0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        line a477ee04773bb3105a0247ffc7bbbbec36d6e32abdf4bc7c9081e241715483ad
        item 4 need-time
        said 19 76991edd0c5f82e4e58d6d59c7d1f8db8be0dd41e94ad7378c62531b356e7319
        until 2018-03-23
        """;

    assertEquals(byHand, FOUR.canonical());
    assertEquals(
        "a2a8226c6961c661027c300d17f5c1d1d0205e2dec71e7a87707c042d919b925", FOUR.hash().hex());
  }

  @Test
  void hasNoGapWhereEachItemIsAnswered() {
    assertEquals(List.of(), FOUR.gaps(4, List.of()));
  }

  @Test
  void namesEachGap() {
    AnswerSet set =
        set(
            Map.of(
                1,
                new Reply.Produce("", List.of()),
                2,
                new Reply.Privileged("", List.of("u-1"), List.of()),
                4,
                new Reply.Objecting("Beyond the terms.", List.of())));
    Gap.Unfinished unfinished = new Gap.Unfinished(4, "u-2", 3, 9);

    List<Gap> gaps = set.gaps(4, List.of(unfinished));

    assertEquals(
        List.of(new Gap.NothingProduced(1), new Gap.EmptyLog(2), new Gap.NoReply(3), unfinished),
        gaps);
  }

  @Test
  void refusesAReplyWhoseFileIsNotThere() {
    Map<Integer, Reply> replies = Map.of(1, new Reply.Produce("", List.of("u-9")));

    assertThrows(IllegalArgumentException.class, () -> set(replies));
  }

  @Test
  void refusesRepliesThatSayTooLittle() {
    List<String> none = List.of();
    List<String> twice = List.of("u-1", "u-1");

    assertThrows(IllegalArgumentException.class, () -> new Reply.NoneExist(" \n"));
    assertThrows(IllegalArgumentException.class, () -> new Reply.Objecting("", none));
    assertThrows(
        IllegalArgumentException.class, () -> new Reply.NeedTime(" ", none, LocalDate.EPOCH));
    assertThrows(IllegalArgumentException.class, () -> new Reply.Produce("", twice));
    assertThrows(
        IllegalArgumentException.class, () -> new Reply.NoneExist("x".repeat(Reply.LONGEST + 1)));
    assertThrows(
        IllegalArgumentException.class, () -> new PrivilegeLine("Letter", "", "", "", "", " ", ""));
  }
}
