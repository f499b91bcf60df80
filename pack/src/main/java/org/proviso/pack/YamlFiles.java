package org.proviso.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the YAML files of a folder, or one file.
final class YamlFiles {

  private final Limits limits;
  private final Issues issues;

  YamlFiles(Limits limits, Issues issues) {
    this.limits = limits;
    this.issues = issues;
  }

  /// Returns the YAML files of a folder and its subfolders in order of path. Links in the folder
  /// are not followed; the folder itself may be one.
  ///
  /// @throws IOException if the folder can not be walked
  static List<Path> in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    try (Stream<Path> paths = Files.walk(real)) {
      return paths
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(YamlFiles::isYaml)
          .map(path -> folder.resolve(real.relativize(path)))
          .sorted()
          .toList();
    }
  }

  private static boolean isYaml(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /// Returns `file` relative to `folder`, with slashes.
  static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /// Reads a whole folder.
  List<Located> readFolder(Path folder) {
    List<Located> roots = new ArrayList<>();
    try {
      List<Path> files = in(folder);
      if (files.isEmpty()) {
        String message = "there is no YAML file in this folder";
        issues.error(folder.toString(), Issue.Code.UNREADABLE_FILE, message);
      } else if (files.size() > limits.files()) {
        String message = files.size() + " files, where " + limits.files() + " are allowed";
        issues.error(folder.toString(), Issue.Code.TOO_MANY_FILES, message);
        return roots;
      }
      for (Path file : files) {
        Located root = read(file, relative(folder, file));
        if (root != null) {
          roots.add(root);
        }
      }
    } catch (IOException e) {
      unreadable(folder.toString(), e);
    }
    return roots;
  }

  /// Reads one file; null if it is empty or can not be read.
  @Nullable Located read(Path file, String name) {
    try {
      long size = Files.size(file);
      if (size > limits.bytes()) {
        String message = size + " bytes, where " + limits.bytes() + " are allowed";
        issues.markIncomplete();
        issues.error(name, Issue.Code.FILE_TOO_LARGE, message);
        return null;
      }
      SourceFile source = decode(name, Files.readAllBytes(file));
      return source == null ? null : new YamlFile(source, limits, issues).root();
    } catch (IOException e) {
      unreadable(name, e);
      return null;
    }
  }

  private void unreadable(String name, IOException e) {
    issues.markIncomplete();
    String message = "can not be read: " + e.getClass().getSimpleName();
    issues.error(name, Issue.Code.UNREADABLE_FILE, message);
  }

  private @Nullable SourceFile decode(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
      return new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      issues.markIncomplete();
      issues.error(
          new SourceFile(name, before),
          new Place(name, line, column),
          Issue.Code.NOT_UTF8,
          "the file is not UTF-8 text from here on");
      return null;
    }
  }
}
