package org.proviso.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command of [WebMain] in a JVM of its own, as the launcher starts it but for the AOT cache,
/// with the components of the tests beside those of the site.
final class SiteProcess implements AutoCloseable {

  /// The exit code of a JVM that SIGTERM has ended in an orderly way: 128 and the signal's number.
  static final int TERMINATED = 143;

  /// Far more than a start takes, so that a machine with other work does not fail a test.
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Pattern ADDRESS =
      Pattern.compile("Proviso is at (http://[0-9.:]+)(/\\S*) \\(Ctrl-C stops it\\)");

  private final Process process;
  private final Thread reader;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private SiteProcess(Process process) {
    this.process = process;
    reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /// Starts a command.
  ///
  /// @param where folder that it is started in
  /// @param variables what its environment has beside that of this process
  /// @param properties system properties, for components of the tests
  static SiteProcess start(
      Path where, Map<String, String> variables, Map<String, String> properties, String... command)
      throws IOException {
    List<String> program = new ArrayList<>();
    properties.forEach((name, value) -> program.add("-D" + name + "=" + value));
    program.add("--enable-native-access=ALL-UNNAMED");
    program.add("--sun-misc-unsafe-memory-access=allow");
    program.addAll(List.of("-cp", classPath(), WebMain.class.getName()));
    return start(where, variables, program, List.of(command));
  }

  /// Starts a command of the jar that runs by itself.
  static SiteProcess startJar(Path where, Path jar, String... command) throws IOException {
    return start(where, Map.of(), List.of("-jar", jar.toString()), List.of(command));
  }

  private static SiteProcess start(
      Path where, Map<String, String> variables, List<String> program, List<String> command)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    line.add("-XX:-UsePerfData");
    line.addAll(program);
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(where.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(SERVER|LOGGING|PROVISO)_.*"));
    builder.environment().putAll(variables);
    return new SiteProcess(builder.start());
  }

  /// Starts a site at a port that it chooses.
  static SiteProcess serve(Path data, Map<String, String> properties) throws IOException {
    return start(
        data.resolveSibling(""),
        Map.of(),
        properties,
        "serve",
        "--port",
        "0",
        "--data",
        data.toString(),
        "--pack",
        pack().toString());
  }

  /// Returns the folder of the first pack.
  static Path pack() {
    return Path.of("..", "packs", "us-byrne-jag").toAbsolutePath().normalize();
  }

  private static String classPath() {
    return String.join(
        ":",
        Pattern.compile(":")
            .splitAsStream(System.getProperty("java.class.path"))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException killed) {
      lines.add("(" + killed.getMessage() + ")");
    }
  }

  /// Returns what it has written so far, to standard output and standard error.
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /// Returns its address, without a path, as soon as it has said it.
  String address() throws InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      boolean ended = !reader.isAlive();
      for (String line : lines()) {
        Matcher matcher = ADDRESS.matcher(line);
        if (matcher.find()) {
          return matcher.group(1);
        }
      }
      if (ended || System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new AssertionError("it said no address: " + lines());
      }
      Thread.sleep(20);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long number() {
    return process.pid();
  }

  /// Sends SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// Sends SIGKILL.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Waits for its end, and returns its exit code.
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + lines());
    }
    reader.join();
    return process.exitValue();
  }

  /// Asks for a page of a site.
  static HttpResponse<String> get(HttpClient client, String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Sends SIGKILL.
  @Override
  public void close() {
    kill();
  }
}
