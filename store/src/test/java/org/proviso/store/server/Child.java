package org.proviso.store.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A [WritingProgram] in a JVM of its own, and what it has said so far.
final class Child implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Process process;
  private final Thread reader;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Set<Long> committed = ConcurrentHashMap.newKeySet();

  private Child(Process process) {
    this.process = process;
    reader = Thread.ofPlatform().daemon().start(this::read);
  }

  static Child start(Site site, long first) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), site, first);
  }

  /// @param before what stands before the command, so that it runs as another user
  static Child start(List<String> before, String classPath, Site site, long first)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", classPath, WritingProgram.class.getName()));
    command.add(site.folder().toString());
    command.add(site.binaries().toString());
    command.add(Long.toString(first));
    return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(WritingProgram.COMMITTED)) {
          committed.add(Long.parseLong(line.substring(WritingProgram.COMMITTED.length())));
        } else {
          lines.add(line);
        }
      }
    } catch (IOException killed) {
      lines.add("(" + killed.getMessage() + ")");
    }
  }

  /// Returns the numbers whose commits were acknowledged so far.
  Set<Long> committed() {
    return Set.copyOf(committed);
  }

  int port() {
    String line = lineThatBegins(WritingProgram.READY);
    return Integer.parseInt(line.substring(WritingProgram.READY.length()));
  }

  /// Waits for a line.
  String lineThatBegins(String beginning) {
    await(
        "a line that begins with '" + beginning + "'",
        () -> find(beginning) != null || !reader.isAlive());
    String line = find(beginning);
    if (line == null) {
      throw new AssertionError("it ended without '" + beginning + "': " + lines);
    }
    return line;
  }

  private @Nullable String find(String beginning) {
    synchronized (lines) {
      return lines.stream().filter(line -> line.startsWith(beginning)).findFirst().orElse(null);
    }
  }

  void awaitCommits(int more) {
    int before = committed.size();
    await(more + " more commits", () -> committed.size() >= before + more);
  }

  private void await(String what, BooleanSupplier happened) {
    long begin = System.nanoTime();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new AssertionError("waited in vain for " + what + "; it said " + lines);
      }
      Connections.pause();
    }
  }

  /// Sends SIGKILL, and returns when the process is gone and all that it said has been read.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    reader.join();
  }

  /// Tells it to close its server and end.
  void end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it said " + lines);
    }
    reader.join();
  }

  /// Sends SIGKILL.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
