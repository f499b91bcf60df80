package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Timeline;

class CompiledPackTest {

  @TempDir private Path temporary;
  private Path cache;

  @BeforeEach
  void nameTheCache() {
    cache = temporary.resolve("cache");
  }

  @Test
  void readsBackWhatWasLoaded() {
    Path folder = PackFixtures.folder("packs/milk-fund");

    Packs.Outcome first = CompiledPack.load(folder, cache);
    Packs.Outcome second = CompiledPack.load(folder, cache);

    assertEquals(first, second);
    assertEquals(PackFixtures.loaded(Packs.load(folder)), PackFixtures.loaded(second));
  }

  @Test
  void comesBackFromBytes() {
    Pack pack = PackFixtures.loaded(Packs.load(PackFixtures.folder("packs/milk-fund")));

    assertEquals(pack, CompiledPack.ofBytes(CompiledPack.toBytes(pack)));
  }

  @Test
  void keepsWarnings() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("bare"));
    Files.writeString(folder.resolve("pack.yaml"), "pack: {name: bare, title: Bare}\n");

    Packs.Outcome first = CompiledPack.load(folder, cache);
    Packs.Outcome second = CompiledPack.load(folder, cache);

    assertEquals(first, second);
    assertEquals(
        List.of(Issue.Code.NO_CASES),
        PackFixtures.issues(second).stream().map(Issue::code).toList());
  }

  @Test
  void keepsTheAnswersOfGuards() {
    Path folder = PackFixtures.folder("packs/milk-fund");
    Pack loaded = PackFixtures.loaded(CompiledPack.load(folder, cache));

    Pack stored = PackFixtures.loaded(CompiledPack.load(folder, cache));

    for (Condition condition : loaded.law().conditions()) {
      Condition same = stored.law().condition(condition.id()).orElseThrow();
      condition
          .met()
          .forEach(
              (reading, guard) ->
                  assertSameAnswers(
                      stored, guard, Objects.requireNonNull(same.met().get(reading))));
    }
  }

  private static void assertSameAnswers(Pack pack, Guard guard, Guard same) {
    assertEquals(((FactGuard) guard).answers(), ((FactGuard) same).answers());
    for (Subject subject : pack.register().subjects()) {
      for (Timeline.Piece<Circumstances> piece :
          pack.register().circumstances(subject, null).pieces()) {
        assertEquals(guard.test(piece.value()), same.test(piece.value()));
      }
    }
  }

  @Test
  void doesNotStoreARejectedPack() {
    Packs.Outcome outcome = CompiledPack.load(PackFixtures.folder("bad/cycle"), cache);

    assertInstanceOf(Packs.Outcome.Rejected.class, outcome);
    assertTrue(Files.notExists(cache));
  }

  @Test
  void reportsAFolderThatIsNotThere() {
    Packs.Outcome outcome = CompiledPack.load(temporary.resolve("nowhere"), cache);

    assertEquals(
        List.of(Issue.Code.UNREADABLE_FILE),
        PackFixtures.issues(outcome).stream().map(Issue::code).toList());
  }

  @Nested
  class AfterAChange {

    private Path folder;

    @BeforeEach
    void compileALargePack() throws IOException {
      folder = LargePack.writeTo(temporary);
      PackFixtures.loaded(CompiledPack.load(folder, cache));
    }

    @Test
    void makesItAnewWhenAFileHasAnotherSize() throws IOException {
      Path terms = folder.resolve("pack.yaml");
      Files.writeString(terms, Files.readString(terms).replace("A large pack", "Another pack!!"));

      assertEquals("Another pack!!", PackFixtures.loaded(CompiledPack.load(folder, cache)).title());
    }

    @Test
    void makesItAnewWhenAFileOfTheSameSizeHoldsSomethingElse() throws IOException {
      Path terms = folder.resolve("pack.yaml");
      Files.writeString(terms, Files.readString(terms).replace("A large pack", "A small pack"));
      Files.setLastModifiedTime(terms, FileTime.fromMillis(1_700_000_000_000L));

      assertEquals("A small pack", PackFixtures.loaded(CompiledPack.load(folder, cache)).title());
    }

    @Test
    void keepsItWhenAFileWasOnlyTouched() throws IOException {
      FileTime made = Files.getLastModifiedTime(compiled());
      Files.setLastModifiedTime(
          folder.resolve("pack.yaml"), FileTime.fromMillis(1_700_000_000_000L));

      PackFixtures.loaded(CompiledPack.load(folder, cache));

      assertEquals(made, Files.getLastModifiedTime(compiled()));
    }

    @Test
    void makesItAnewWhenAFileIsAdded() throws IOException {
      Files.writeString(
          folder.resolve("more.yaml"), "sources: {S2: {title: More, where: there}}\n");

      assertEquals(2, PackFixtures.loaded(CompiledPack.load(folder, cache)).sources().size());
    }
  }

  @Nested
  class WhenTheFileIsDamaged {

    private Pack sound;
    private Path folder;

    @BeforeEach
    void compileTheExample() {
      folder = PackFixtures.folder("packs/milk-fund");
      sound = PackFixtures.loaded(CompiledPack.load(folder, cache));
    }

    @Test
    void makesItAnewWhereverAByteIsWrong() throws IOException {
      byte[] bytes = Files.readAllBytes(compiled());
      for (int at = 0; at < bytes.length; at += bytes.length / 24) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= 0x55;
        Files.write(compiled(), damaged);

        assertEquals(sound, PackFixtures.loaded(CompiledPack.load(folder, cache)));
        assertNotEquals(damaged[at], Files.readAllBytes(compiled())[at]);
      }
    }

    @Test
    void makesItAnewWhenItIsCutShort() throws IOException {
      byte[] bytes = Files.readAllBytes(compiled());
      for (int length : new int[] {0, 3, 8, 15, 16, 20, bytes.length / 2, bytes.length - 1}) {
        Files.write(compiled(), Arrays.copyOf(bytes, length));

        assertEquals(sound, PackFixtures.loaded(CompiledPack.load(folder, cache)));
      }
    }

    @Test
    void makesItAnewWhenItIsSomethingElse() throws IOException {
      Files.writeString(compiled(), "pack: {name: foreign}", StandardCharsets.UTF_8);

      assertEquals(sound, PackFixtures.loaded(CompiledPack.load(folder, cache)));
    }

    @Test
    void leavesNothingElseInTheCache() throws IOException {
      try (Stream<Path> files = Files.list(cache)) {
        assertEquals(List.of(compiled()), files.toList());
      }
    }
  }

  @Test
  void worksWithoutACacheThatCanBeWritten() throws IOException {
    Files.writeString(cache, "a file where the folder should be");

    Packs.Outcome outcome = CompiledPack.load(PackFixtures.folder("packs/milk-fund"), cache);

    assertEquals(LocalDate.of(2019, 1, 1), PackFixtures.loaded(outcome).span().from());
  }

  private Path compiled() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.findFirst().orElseThrow();
    }
  }
}
