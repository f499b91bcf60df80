package org.proviso.evidence.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.proviso.evidence.worker.ParserTraining;

/// Runs in one process what the main process and those of parsers do, so that the launcher can
/// record which classes they load and which methods are worth compiling.
final class Rehearsal {

  /// So many that what is run often in a large folder is run often here.
  private static final int DOCUMENTS = 250;

  private Rehearsal() {}

  /// Makes files out of texts, reads them, takes them in, and looks for a word in them.
  ///
  /// Ends with the highest exit code, so that a command that is no longer known is noticed.
  ///
  /// @param arguments a folder, which is empty, and texts whose paragraphs the files are made of
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    List<String> paragraphs = new ArrayList<>();
    for (String text : List.of(arguments).subList(1, arguments.length)) {
      Files.readString(Path.of(text))
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(paragraphs::add);
    }
    ParserTraining.run(folder, paragraphs, DOCUMENTS);
    String store = folder.resolve("store").toString();
    int worst =
        Math.max(
            EvidenceMain.run("intake", folder.resolve("files").toString(), "--into", store),
            EvidenceMain.run("search", "letter", "--in", store));
    System.exit(worst);
  }
}
