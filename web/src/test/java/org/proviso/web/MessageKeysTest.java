package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Of two texts with one key the later is shown in both places, and nothing says so.
class MessageKeysTest {

  @Test
  void noKeyStandsTwice() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(Path.of("src", "main", "resources", "org"))) {
      files = found.filter(file -> file.toString().endsWith(".properties")).toList();
    }
    assertTrue(files.size() >= 2, files::toString);
    for (Path file : files) {
      assertEquals(List.of(), twice(Files.readAllLines(file)), file::toString);
    }
  }

  @Test
  void aKeyThatStandsTwiceIsFound() {
    assertEquals(List.of("a.b"), twice(List.of("a.b = one", "# a.c = x", "a.c=2", "a.b=two")));
  }

  private static List<String> twice(List<String> lines) {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (String line : lines) {
      int sign = line.indexOf('=');
      if (sign > 0 && !line.startsWith("#") && !seen.add(line.substring(0, sign).strip())) {
        twice.add(line.substring(0, sign).strip());
      }
    }
    return twice;
  }
}
