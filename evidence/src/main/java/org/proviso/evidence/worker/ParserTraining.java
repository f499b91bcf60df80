package org.proviso.evidence.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;

/// Reads files as the processes of parsers do, and in this process, so that the launcher can record
/// what they load and run often. Reads nothing but what it made itself.
public final class ParserTraining {

  private ParserTraining() {}

  /// Makes files of paragraphs and reads them.
  ///
  /// @param folder is empty, and has the files in `files` afterwards
  /// @param documents how many; of mails there are four times as many
  /// @return what was read, in no order
  /// @throws IOException if the folder cannot be written
  public static List<Parsed> run(Path folder, List<String> paragraphs, int documents)
      throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Path own = Files.createDirectory(folder.resolve("own"));
    TrainingFiles.write(files, paragraphs, documents);
    ItemReader reader = new ItemReader(own);
    Deque<Path> left = new ArrayDeque<>();
    try (var listed = Files.list(files)) {
      listed.sorted().forEach(left::add);
    }
    List<Parsed> all = new ArrayList<>();
    int taken = 0;
    for (Path file = left.poll(); file != null; file = left.poll()) {
      String name = file.getFileName().toString();
      Parsed parsed =
          reader.read(new Job(file, name, Integer.MAX_VALUE, true, 100, 1 << 24, "", List.of()));
      all.add(parsed);
      parsed.write(new DataOutputStream(OutputStream.nullOutputStream()));
      int position = 0;
      for (Part part : parsed.parts()) {
        position++;
        if (part instanceof Part.Out out) {
          Path moved = parts.resolve(++taken + out.name());
          Files.move(
              own.resolve(Harvest.PARTS).resolve(Integer.toString(position)),
              moved,
              StandardCopyOption.REPLACE_EXISTING);
          left.add(moved);
        }
      }
    }
    return all;
  }
}
