package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.proviso.store.server.EmbeddedServer;
import org.proviso.store.server.Opening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One site as an operator runs it: set up by a file and by variables, logging for programs,
/// written to all the time, backed up while it runs, and stopped.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class OperationsTest {

  /// Stands in every question of a reader, and nowhere else.
  private static final String SECRET = "zebrafinch";

  private static final String HOST = "127.0.0.2";
  private static final String READER = "127.0.0.9";
  private static final String FORWARDED = "203.0.113.77";
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// Where `pg_control` has the state of a cluster, and the state "shut down".
  private static final int STATE = 16;

  private static final int SHUT_DOWN = 1;

  private static final Pattern URI_LABEL = Pattern.compile(" uri=\"([^\"]*)\"|,uri=\"([^\"]*)\"");

  private static Workplace workplace;
  private static Path data;
  private static WrittenSteps steps;
  private static int port;
  private static SiteProcess site;
  private static String address;
  private static HttpClient client;

  @BeforeAll
  static void serve() throws IOException, InterruptedException {
    workplace = new Workplace();
    data = workplace.folder().resolve("data");
    steps = new WrittenSteps(workplace.folder().resolve("acknowledged"));
    port = freePort();
    Files.writeString(
        workplace.folder().resolve("application.properties"),
        "server.address="
            + HOST
            + "\nserver.port="
            + freePort()
            + "\nproviso.data="
            + data
            + "\nproviso.pack=is-not-there\n");
    Map<String, String> properties = new TreeMap<>(steps.byProcess(0));
    properties.put("proviso.noted.pause", "5");
    properties.put("proviso.slow", go().toString());
    site =
        SiteProcess.start(
            workplace.folder(),
            Map.of(
                "SERVER_PORT",
                "" + port,
                "PROVISO_PACK",
                SiteProcess.pack().toString(),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                "ecs"),
            properties,
            "serve");
    address = site.address();
    client =
        HttpClient.newBuilder()
            .localAddress(InetAddress.getByName(READER))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @AfterAll
  static void end() throws IOException {
    if (client != null) {
      client.shutdownNow();
    }
    if (site != null) {
      site.close();
    }
    workplace.close();
  }

  /// What a second half waits for.
  private static Path go() {
    return workplace.folder().resolve("go");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return SiteProcess.get(client, address + path, headers);
  }

  @Test
  @Order(1)
  void takesTheAddressFromTheFileAndThePortFromTheVariableBeforeTheFile() {
    assertEquals("http://" + HOST + ":" + port, address);
    assertTrue(
        Files.exists(data.resolve("postgres")), "the folder that the file names is not used");
  }

  @Test
  @Order(2)
  void logsFaultsForProgramsAndNothingOfReaders() throws Exception {
    String[] headers = {
      "X-Forwarded-For", FORWARDED,
      "Forwarded", "for=" + FORWARDED,
      "X-Real-IP", FORWARDED,
      "User-Agent", SECRET,
      "Referer", "http://example.org/" + SECRET,
      "Cookie", "visit=" + SECRET,
      "Accept-Language", SECRET
    };
    List<Integer> statuses = new ArrayList<>();
    for (String path :
        List.of(
            "/search?q=" + SECRET,
            "/day?on=" + SECRET,
            "/day?on=2018-01-24&viewpoint=" + SECRET,
            "/api/v1/day?on=" + SECRET,
            "/api/v1/parties?limit=" + SECRET,
            "/data/day.csv?on=" + SECRET,
            "/recipients/chicago-il?on=" + SECRET,
            "/calculator?rule=" + SECRET + "&from=" + SECRET,
            "/what-if?on=2018-01-24&act=" + SECRET,
            "/nowhere?q=" + SECRET,
            "/" + SECRET,
            "/data/" + SECRET,
            "/api/v1/nowhere?q=" + SECRET)) {
      statuses.add(get(path, headers).statusCode());
    }
    assertFalse(statuses.contains(500), () -> "" + statuses);
    for (String line :
        List.of(
            "POST /search?q=" + SECRET + " HTTP/1.1",
            "TRACE /search?q=" + SECRET + " HTTP/1.1",
            "GET /search?q=|" + SECRET + "|%zz HTTP/1.1",
            "GET /search?q=%zz" + SECRET + " HTTP/1.1",
            "GET /search?q=" + SECRET + " HTTP/9.1",
            SECRET.toUpperCase(Locale.ROOT) + " /search?q=" + SECRET + " HTTP/1.1",
            "GET /search?q=" + SECRET + "a".repeat(20_000) + " HTTP/1.1")) {
      send(line);
    }

    // The site may no longer read what is published: its questions fail.
    WrittenSteps.execute(data, "REVOKE USAGE ON SCHEMA published FROM postgres_site");
    try {
      assertEquals(500, get("/search?q=" + SECRET, headers).statusCode());
      assertEquals(
          500, get("/recipients/chicago-il?on=2018-01-24&x=" + SECRET, headers).statusCode());
    } finally {
      WrittenSteps.execute(data, "GRANT USAGE ON SCHEMA published TO postgres_site");
    }
    assertEquals(200, get("/search?q=" + SECRET, headers).statusCode());

    JsonMapper json = new JsonMapper();
    boolean fault = false;
    for (String line : site.lines()) {
      JsonNode record = json.readTree(line);
      assertTrue(record.isObject() && record.has("@timestamp"), line);
      fault |= record.path("log").path("level").asString().equals("ERROR");
      for (String ofAReader : List.of(SECRET, FORWARDED, READER)) {
        assertFalse(line.toLowerCase(Locale.ROOT).contains(ofAReader), line);
      }
    }
    assertTrue(fault, "the fault is not in the log");
  }

  /// Sends a request that a client of a library would not send, and waits for the end of the
  /// answer.
  private static void send(String line) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(READER), 0));
      socket.connect(new InetSocketAddress(InetAddress.getByName(HOST), port), 10_000);
      socket.setSoTimeout(10_000);
      String request =
          line
              + "\r\nHost: example.org\r\nX-Forwarded-For: "
              + FORWARDED
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getInputStream().readAllBytes();
    }
  }

  @Test
  @Order(3)
  void measuresByKindOfAddressAndNotByWhatReadersAsk() throws Exception {
    HttpResponse<String> health = get("/actuator/health");
    assertTrue(health.body().contains("\"status\":\"UP\""), health::body);
    assertFalse(health.body().contains("postgresql"), health::body);
    get("/recipients/chicago-il?on=2018-01-24");
    get("/nowhere");
    int before = get("/actuator/prometheus").body().split("\n", -1).length;

    for (int i = 0; i < 40; i++) {
      get("/" + SECRET + i);
      get("/recipients/" + SECRET + i + "?on=2018-01-24");
      get("/search?q=" + SECRET + i);
      send("ODD" + i + " /recipients/chicago-il HTTP/1.1");
    }

    String metrics = get("/actuator/prometheus").body();
    assertFalse(metrics.contains(SECRET), "what readers ask is a label");
    assertFalse(metrics.contains("ODD7"), "methods that readers invent are labels");
    TreeSet<String> addresses = new TreeSet<>();
    URI_LABEL
        .matcher(metrics)
        .results()
        .map((MatchResult label) -> label.group(1) == null ? label.group(2) : label.group(1))
        .forEach(addresses::add);
    assertTrue(addresses.contains("/recipients/{id}"), addresses::toString);
    int after = metrics.split("\n", -1).length;
    // Each kind of address has a few lines for each of its statuses.
    assertTrue(after < before + 40, () -> before + " lines became " + after);
    assertTrue(metrics.contains("jvm_memory_used_bytes"), "nothing on memory");
  }

  @Test
  @Order(4)
  void isBackedUpWhileItRunsAndIsWrittenTo() throws Exception {
    Path folder = workplace.folder();
    Path file = folder.resolve("backup.zip");
    List<WrittenSteps.Step> before = steps.acknowledged();
    assertFalse(before.isEmpty());

    long rows = Kept.backUp(data, null, file, TestSite.CLOCK.instant());

    steps.awaitMore(3, site);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    ServeRefused refused =
        assertThrows(
            ServeRefused.class,
            () -> Kept.restore(data, null, file, Instant.parse("2030-01-01T00:00:00Z")));
    assertEquals(
        "Process "
            + site.number()
            + " has the folder "
            + data.resolve("postgres")
            + " open. Only one Proviso at a time can use it.",
        refused.getMessage());

    Path back = folder.resolve("back");
    shareThePrograms(back);
    assertEquals(rows, Kept.restore(back, null, file, Instant.parse("2030-01-01T00:00:00Z")));
    assertThrows(
        ServeRefused.class,
        () -> Kept.restore(back, null, file, Instant.parse("2030-01-01T00:00:00Z")));
    assertThrows(ServeRefused.class, () -> Kept.backUp(data, null, file, TestSite.CLOCK.instant()));
    Path again = folder.resolve("again.zip");
    try (EmbeddedServer _ = opened(back)) {
      WrittenSteps.assertEachIsThereOnce(before, back, "in the backup");
      new WrittenSteps(folder.resolve("nothing")).check(back, "in the backup");
      // While another program has it open, which is not a site.
      assertEquals(rows, Kept.backUp(back, null, again, TestSite.CLOCK.instant()));
    }
    assertEquals(manifest(file), manifest(again));
    assertEquals(200, get("/actuator/health").statusCode());
  }

  /// To unpack PostgreSQL once is enough.
  private static void shareThePrograms(Path other) throws IOException {
    Path programs;
    try (Stream<Path> files = Files.list(data.resolve("postgres"))) {
      programs =
          files
              .filter(file -> file.getFileName().toString().matches("postgresql-[0-9.]+"))
              .findFirst()
              .orElseThrow();
    }
    Files.createDirectories(other.resolve("postgres"));
    Files.createSymbolicLink(other.resolve("postgres").resolve(programs.getFileName()), programs);
  }

  @Tag("full")
  @Test
  @Order(5)
  void saysPlainlyWhatIsInTheWay() throws Exception {
    Path nothing = workplace.folder().resolve("nothing");

    ServeRefused refused =
        assertThrows(
            ServeRefused.class,
            () ->
                Kept.backUp(nothing, null, nothing.resolveSibling("x"), TestSite.CLOCK.instant()));

    assertTrue(String.valueOf(refused.getMessage()).contains(nothing.toString()));
    assertFalse(Files.exists(nothing));
    Path back = workplace.folder().resolve("back");
    Path record = back.resolve("record");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(
          "proviso: the key of the record is not in "
              + record
              + ", and there are checkpoints that it signed. Put the folder back, or let a new key"
              + " be made with proviso.record.new-key=true: nobody can then check the earlier"
              + " checkpoints by it",
          whyNotServed(back, taken.getLocalPort()));
      assertFalse(Files.exists(record), "a key was made");

      Files.createDirectory(record);
      for (String name : List.of("key", "checkpoint")) {
        Files.copy(
            data.resolve("record").resolve(name),
            record.resolve(name),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      assertEquals(
          "proviso: port "
              + taken.getLocalPort()
              + " is taken by another program: --port names another, 0 any that is free",
          whyNotServed(back, taken.getLocalPort()));
    }
  }

  private static String whyNotServed(Path data, int port) throws Exception {
    try (SiteProcess site =
        SiteProcess.start(
            data,
            Map.of(),
            Map.of(),
            "serve",
            "--data",
            data.toString(),
            "--pack",
            SiteProcess.pack().toString(),
            "--port",
            "" + port)) {
      assertEquals(2, site.exitCode(), () -> "" + site.lines());
      return site.lines().getLast();
    }
  }

  @Test
  @Order(6)
  void stopsAfterTheRequestThatIsUnderWay() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + SlowPage.PATH)).build();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    await(() -> Files.exists(SlowPage.underWay(go())), "the request has not come");

    site.terminate();

    await(OperationsTest::isRefused, "connections are taken still");
    assertTrue(site.isAlive(), "it did not wait for the request");
    assertFalse(answer.isDone(), "it cut the request short");
    Files.createFile(go());
    assertEquals(
        SlowPage.FIRST + SlowPage.SECOND, answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS).body());
    assertEquals(SiteProcess.TERMINATED, site.exitCode());
    assertEquals(List.of(), workplace.servers(), "processes are left");
    byte[] control = Files.readAllBytes(data.resolve("postgres/cluster/global/pg_control"));
    assertEquals(SHUT_DOWN, ByteBuffer.wrap(control).order(ByteOrder.LITTLE_ENDIAN).getInt(STATE));
    Path log = data.resolve("postgres/server.log");
    List<String> until = Files.readAllLines(log);
    List<String> last = until.subList(Math.max(0, until.size() - 4), until.size());
    assertTrue(
        last.stream().anyMatch(line -> line.endsWith("database system is shut down")),
        last::toString);

    try (EmbeddedServer _ = opened(data)) {
      steps.check(data, "after the stop");
      List<String> since = Files.readAllLines(log).subList(until.size(), lines(log));
      assertTrue(
          since.stream().anyMatch(line -> line.contains("database system was shut down at")),
          since::toString);
      assertTrue(
          since.stream().noneMatch(line -> line.contains("redo") || line.contains("recovery")),
          since::toString);
    }
  }

  private static int lines(Path log) throws IOException {
    return Files.readAllLines(log).size();
  }

  private static boolean isRefused() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(HOST), port), 1_000);
      return false;
    } catch (ConnectException refused) {
      return true;
    }
  }

  private static void await(Callable<Boolean> happened, String otherwise) throws Exception {
    long begin = System.nanoTime();
    while (!happened.call()) {
      assertTrue(System.nanoTime() - begin < LONGEST.toNanos(), otherwise);
      Thread.sleep(20);
    }
  }

  private static EmbeddedServer opened(Path folder) throws InterruptedException {
    return assertInstanceOf(Opening.Started.class, EmbeddedServer.open(folder.resolve("postgres")))
        .server();
  }

  /// Returns what a backup says of its tables: rows and hashes.
  private static List<String> manifest(Path backup) throws IOException {
    try (ZipFile zip = new ZipFile(backup.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("manifest.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n", -1)).filter(line -> line.startsWith("table ")).toList();
    }
  }
}
