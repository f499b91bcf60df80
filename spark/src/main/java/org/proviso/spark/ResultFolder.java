package org.proviso.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/// A folder that a job writes, on any file system that Spark reaches, and the table of malformed
/// rows beside it.
///
/// Spark writes below `_temporary` and puts everything in its place at the end, when it adds a file
/// `_SUCCESS`. A folder without that file is no result.
final class ResultFolder {

  private static final String FINISHED = "_SUCCESS";
  private static final String UNFINISHED = "_temporary";

  private final Path folder;
  private final Path malformed;
  private final FileSystem system;

  /// @throws IOException if its file system can not be reached
  ResultFolder(String name, Configuration configuration) throws IOException {
    Path path = new Path(name);
    system = path.getFileSystem(configuration);
    folder = system.makeQualified(path);
    malformed = folder.suffix(".malformed");
  }

  String name() {
    return folder.toString();
  }

  String malformedName() {
    return malformed.toString();
  }

  /// Makes sure that nothing is lost by writing.
  ///
  /// @param overwrite whether an earlier result, or what is left of a run that was ended, may go
  /// @throws Refusal if something stands there that may not go
  void make(boolean overwrite) throws IOException {
    for (Path each : List.of(folder, malformed)) {
      if (system.exists(each)) {
        clear(each, overwrite);
      }
    }
  }

  private void clear(Path each, boolean overwrite) throws IOException {
    List<String> names =
        Arrays.stream(system.listStatus(each)).map(FileStatus::getPath).map(Path::getName).toList();
    boolean finished = names.contains(FINISHED);
    if (!names.isEmpty() && !finished && !names.contains(UNFINISHED)) {
      throw new Refusal(each + " holds something else than the result of a job");
    }
    if (!names.isEmpty() && !overwrite) {
      throw new Refusal(
          each
              + (finished
                  ? " is the result of an earlier run"
                  : " is what is left of a run that was ended, or belongs to one that still runs")
              + "; --overwrite replaces it");
    }
    system.delete(each, /* recursive= */ true);
  }

  /// Refuses to write where something is read.
  ///
  /// @throws Refusal if `input` lies in this folder or this folder in it
  void keepApartFrom(String input) {
    String read = system.makeQualified(new Path(input)) + "/";
    for (Path each : List.of(folder, malformed)) {
      String written = each + "/";
      if (read.startsWith(written) || written.startsWith(read)) {
        throw new Refusal(each + " and " + input + " lie in one another");
      }
    }
  }

  /// Removes the table of malformed rows, which has none.
  void removeMalformed() throws IOException {
    system.delete(malformed, /* recursive= */ true);
  }
}
