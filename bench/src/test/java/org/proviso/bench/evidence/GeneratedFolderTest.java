package org.proviso.bench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import picocli.CommandLine;

class GeneratedFolderTest {

  @TempDir private Path temp = Path.of("");

  @Test
  void hasTheSameBytesForTheSameSeedAndOthersForAnother() throws IOException {
    Map<String, Digest> first = written("first", 1);

    assertEquals(first, written("again", 1));
    assertNotEquals(first, written("other", 2));
  }

  @Test
  void holdsThreadsAttachmentsAndCopiesOfSeveralCustodians() throws IOException {
    Map<String, Digest> files = written("first", 1);

    assertEquals(70, files.size());
    assertTrue(files.values().stream().distinct().count() < files.size(), "no copies");
    for (String custodian : GeneratedFolder.CUSTODIANS) {
      assertTrue(files.keySet().stream().anyMatch(it -> it.startsWith(custodian)), custodian);
    }
    StringBuilder all = new StringBuilder();
    for (String file : files.keySet()) {
      if (file.endsWith(".eml")) {
        all.append(Files.readString(temp.resolve("first").resolve(file)));
      }
    }
    assertTrue(all.indexOf("\r\nReferences: <") > 0, "no threads");
    assertTrue(all.indexOf("Content-Disposition: attachment") > 0, "no attachments");
    assertFalse(all.toString().matches("(?s).*[^\r]\n.*"), "a line that does not end in CRLF");
  }

  /// With processes of its own: this is the whole measurement, small.
  @Tag("full")
  @Test
  void isReadToItsEndByAnIntakeThatIsMeasured() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new IntakeBench(new PrintWriter(out), new PrintWriter(err)))
            .execute("--mails", "60", "--documents", "20", "--runs", "1", "--without-tika");

    assertEquals(0, code, err::toString);
    String text = out.toString();
    assertTrue(text.contains("80 inputs"), text);
    assertTrue(text.contains(" 0 of these not read"), text);
    assertTrue(text.contains("\n| intake | "), text);
  }

  private Map<String, Digest> written(String name, long seed) throws IOException {
    Path folder = temp.resolve(name);
    new GeneratedFolder(seed, 50, 20).write(folder, count -> {});
    Map<String, Digest> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
