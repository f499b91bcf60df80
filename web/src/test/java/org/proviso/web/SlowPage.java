package org.proviso.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// A page of which the second half waits for a file.
@Controller
@ConditionalOnProperty("proviso.slow")
final class SlowPage {

  static final String PATH = "/slow";
  static final String FIRST = "first half\n";
  static final String SECOND = "second half\n";

  private final Path file;

  SlowPage(@Value("${proviso.slow}") Path file) {
    this.file = file;
  }

  /// Returns the file that says that a request has come.
  static Path underWay(Path file) {
    return file.resolveSibling(file.getFileName() + ".under-way");
  }

  @GetMapping(PATH)
  void write(HttpServletResponse response) throws IOException, InterruptedException {
    Writer writer = response.getWriter();
    writer.write(FIRST);
    Files.createFile(underWay(file));
    while (!Files.exists(file)) {
      Thread.sleep(20);
    }
    writer.write(SECOND);
  }
}
