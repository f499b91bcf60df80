package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.proviso.evidence.manifest.Outcome;

class LockedEntriesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"ZIP_STANDARD", "AES"})
  void opensEntriesWithThePasswordThatFits(EncryptionMethod method) throws IOException {
    Path file = zip(method, "rosebud", "a.txt", "b.txt");

    PaperRead read = PaperRead.of(folder, file, "", List.of("wrong", "rosebud"));

    assertEquals(List.of("a.txt", "b.txt"), read.names());
    assertEquals("words of a.txt", read.child(1));
    assertEquals("words of b.txt", read.child(2));
    assertEquals(new Outcome.Unpacked(), read.outcome());
  }

  @ParameterizedTest
  @EnumSource(names = {"ZIP_STANDARD", "AES"})
  void listsEntriesThatNoPasswordOpens(EncryptionMethod method) throws IOException {
    Path file = zip(method, "rosebud", "a.txt");

    assertEquals(
        List.of("a.txt: Encrypted[how=zip]"),
        PaperRead.of(folder, file, "", List.of("wrong")).names());
    assertEquals(List.of("a.txt: Encrypted[how=zip]"), PaperRead.of(folder, file).names());
  }

  @Test
  void isNotDeceivedByTheShortCheckOfTheOldCipher() throws IOException {
    Path file = zip(EncryptionMethod.ZIP_STANDARD, "rosebud", "a.txt");
    // Of 3,000 wrong passwords about twelve pass the check of one byte.
    List<String> wrong =
        java.util.stream.IntStream.range(0, 3_000).mapToObj(it -> "wrong" + it).toList();

    assertEquals(
        List.of("a.txt: Encrypted[how=zip]"), PaperRead.of(folder, file, "", wrong).names());
  }

  private Path zip(EncryptionMethod method, String password, String... names) throws IOException {
    Path file = folder.resolve("file.zip");
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(file), password.toCharArray())) {
      for (String name : names) {
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip(name);
        entry.setEncryptFiles(true);
        entry.setEncryptionMethod(method);
        out.putNextEntry(entry);
        out.write(("words of " + name).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }
}
