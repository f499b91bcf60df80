package org.proviso.docket.record;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is signed of a record: how many events it has and the root over them, in the form of the
/// C2SP tlog-checkpoint specification.
///
/// Has no time: the instants of the events are the only ones.
///
/// @param origin name of the record, which is also the name of its key
/// @param size how many events
/// @param root root of the tree over them
/// @param extensions further lines, which Proviso does not write; not empty, without line feeds
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// @throws IllegalArgumentException if the size is negative or a line is empty or has a line feed
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0 || !isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("not a checkpoint: " + origin + " " + size);
    }
  }

  /// Returns the checkpoint of this state of a record.
  public static Checkpoint of(String origin, RightEdge edge) {
    return new Checkpoint(origin, edge.size(), edge.root(), List.of());
  }

  /// Returns the checkpoint with this text; empty if the text is none.
  public static Optional<Checkpoint> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3
        || !SIZE.matcher(lines.get(1)).matches()
        || !lines.stream().allMatch(Checkpoint::isLine)) {
      return Optional.empty();
    }
    return Digest.parseBase64(lines.get(2))
        .map(
            root ->
                new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    root,
                    lines.subList(3, lines.size())))
        .filter(it -> it.text().equals(text));
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.indexOf('\n') < 0 && line.indexOf('\r') < 0;
  }

  /// Returns the text that is signed.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
