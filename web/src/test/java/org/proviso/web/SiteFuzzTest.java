package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Act;
import org.proviso.law.fact.Party;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.pack.Source;
import org.proviso.pack.Statement;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Thousands of requests to every address of the site, with parameters and paths of every sort:
/// each is answered, in words, with a page or a problem, and never with a trace or a fault.
///
/// Sent as bytes over sockets of their own: clients of libraries refuse to send much of it.
class SiteFuzzTest {

  private static final int REQUESTS = Boolean.getBoolean("proviso.full") ? 10_000 : 3_000;
  private static final int SENDERS = 4;
  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}/]*(?:\\{[^{}]*\\}[^{}/]*)*\\}");
  private static final Pattern INNARDS =
      Pattern.compile(
          "[a-z]\\.[A-Z]\\w*(?:Exception|Error)|\\bat [a-z]+\\.[\\w.$]+\\(|\\.java:\\d"
              + "|org\\.springframework|org\\.apache|org\\.thymeleaf|java\\.(?:lang|util)");

  private static final List<String> NAMES =
      List.of(
          "on",
          "viewpoint",
          "known",
          "round",
          "year",
          "after",
          "limit",
          "rule",
          "from",
          "to",
          "q",
          "act",
          "party",
          "condition",
          "verb",
          "scope",
          "side",
          "kind",
          "since",
          "state",
          "programme",
          "order",
          "sort",
          "answer",
          "map",
          "from-entry",
          "%00",
          "a[b]",
          "_method",
          "lang");

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "%00",
          "%0d%0aX-Injected:%201",
          "%C0%80",
          "%FF",
          "%zz",
          "%",
          "%2F",
          "%2e%2e",
          "..%2f..%2fetc%2fpasswd",
          "<script>alert(1)</script>",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "'%20OR%201=1--",
          "${7*7}",
          "%24%7B7*7%7D",
          "__${7*7}__::x",
          "{0}",
          "%25s",
          "%F0%9F%98%80",
          "%E2%80%AE",
          "null",
          "NaN",
          "-1",
          "0",
          "99999999999999999999",
          "1e9",
          "true",
          ";x=1",
          "*",
          "0000-00-00",
          "0000-01-01",
          "0001-01-01",
          "9999-12-31",
          "10000-01-01",
          "2018-02-30",
          "-999999999-01-01",
          "2018-1-1",
          "+2018-01-01",
          "%D9%A2%D9%A0%D9%A1%D9%A8-01-01",
          "contemporaneous",
          "hindsight",
          "Hindsight",
          "2018-01-12T17:00",
          "2018-01-12T17:00-99:00",
          "a".repeat(199),
          "a".repeat(3_000),
          "|",
          "\\",
          "^",
          "\"",
          "é");

  private final List<String> patterns = patterns();
  private final List<String> known = known();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  private static List<String> patterns() {
    TreeSet<String> patterns = new TreeSet<>();
    TestSite.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> patterns.addAll(mapping.getPatternValues()));
    patterns.addAll(List.of("/static/site.css", "/actuator/health", "/nothing", "/api/v1"));
    return List.copyOf(patterns);
  }

  private static List<String> known() {
    Pack pack = TestSite.pack();
    List<String> known = new ArrayList<>(List.of("jag", "1373", "access", "2017", "2016", "any"));
    pack.register().parties().stream().map(Party::id).forEach(known::add);
    pack.law().acts().stream().map(Act::id).forEach(known::add);
    pack.rounds().stream().map(Round::id).forEach(known::add);
    known.addAll(pack.countingRules().keySet());
    pack.statements().stream().map(Statement::id).forEach(known::add);
    pack.sources().stream().map(Source::id).forEach(known::add);
    known.addAll(List.of("1", "2", "2147483648", "2018-01-24T17:00:00Z,1", "entries.json"));
    known.addAll(List.of("2018-01-24", "2017-09-15", "2020-02-29", "2026-11-24", "parties.csv"));
    return List.copyOf(known);
  }

  @Test
  void everyRequestIsAnsweredInWords() throws Exception {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? new Random().nextLong() : given;
    long begun = System.nanoTime();
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      List<java.util.concurrent.Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Random random = new Random(seed + i);
        sending.add(
            senders.submit(
                () -> {
                  for (int n = 0; n < REQUESTS / SENDERS && faults.size() < 20; n++) {
                    send(random);
                  }
                  return null;
                }));
      }
      for (var each : sending) {
        each.get();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d requests in %.1f s with -Dproviso.seed=%d: %s%n",
        statuses.values().stream().mapToInt(AtomicInteger::get).sum(),
        (System.nanoTime() - begun) / 1e9,
        seed,
        statuses);

    assertEquals(List.of(), List.copyOf(faults), "with -Dproviso.seed=" + seed);
    // Of each sort there were many: neither everything right nor everything refused at the door.
    for (int status : List.of(200, 302, 400, 404, 405)) {
      AtomicInteger count = statuses.get(status);
      assertTrue(count != null && count.get() >= REQUESTS / 200, status + ": " + count);
    }
  }

  private void send(Random random) throws IOException {
    String method =
        random.nextInt(20) == 0
            ? pick(random, List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"))
            : "GET";
    String target = target(random);
    String accept =
        pick(random, List.of("text/html", "*/*", "application/json", "text/csv", "image/png", ";"));
    String text =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: "
            + accept
            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    String answer;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TestSite.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    check(method + " " + target + " (" + accept + ")", method, target, answer);
  }

  private void check(String request, String method, String target, String answer) {
    if (!answer.startsWith("HTTP/1.1 ")) {
      faults.add(request + ": no answer");
      return;
    }
    int status = Integer.parseInt(answer.substring(9, 12));
    statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
    int end = answer.indexOf("\r\n\r\n");
    String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
    String body = answer.substring(end + 4);
    if (status < 200 || status >= 500) {
      faults.add(request + ": " + status);
    }
    if (INNARDS.matcher(body).find() && !target.startsWith("/actuator")) {
      faults.add(request + ": shows its innards");
    }
    boolean isMarkup = head.contains("content-type: text/html") || head.contains("xml");
    if ((isMarkup && body.contains("<script>alert")) || head.contains("\nx-injected")) {
      faults.add(request + ": repeats what it was given");
    }
    if (status >= 400 && !method.equals("HEAD") && !isRefused(head, body, target)) {
      faults.add(request + ": " + status + " without words\n" + head + "\n" + body);
    }
  }

  /// A problem for programs, a page for people; a target that is no address at all gets the page of
  /// the server, and a method that no page has may get the bare status.
  private static boolean isRefused(String head, String body, String target) {
    boolean isPage = head.contains("content-type: text/html") && body.contains("<h1");
    boolean isProblem =
        head.contains("content-type: application/problem+json") && body.contains("\"detail\"");
    return target.startsWith("/api/")
        ? isProblem || body.contains("HTTP Status 400")
        : isPage || target.startsWith("/actuator") || head.startsWith("http/1.1 403");
  }

  private String target(Random random) {
    String pattern = pick(random, patterns);
    StringBuilder target = new StringBuilder();
    var variables = VARIABLE.matcher(pattern);
    int at = 0;
    while (variables.find()) {
      target.append(pattern, at, variables.start()).append(value(random));
      at = variables.end();
    }
    target.append(pattern, at, pattern.length());
    if (random.nextInt(30) == 0) {
      target.append(pick(random, List.of("/", "//", "/..", "/.", ".html", "/%2e", "/x")));
    }
    int parameters = random.nextInt(5);
    for (int i = 0; i < parameters; i++) {
      target.append(i == 0 ? '?' : '&');
      String name = i == 0 && random.nextBoolean() ? "on" : pick(random, NAMES);
      target.append(name);
      if (random.nextInt(20) != 0) {
        target
            .append('=')
            .append(name.equals("on") && random.nextInt(3) != 0 ? day(random) : value(random));
      }
    }
    // What ends a request line ends the request: no such request can be sent.
    return target.toString().replace(" ", "%20");
  }

  private String value(Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> pick(random, known);
      case 3, 4 -> pick(random, ODD);
      default -> URLEncoder.encode(noise(random), StandardCharsets.UTF_8);
    };
  }

  private static String day(Random random) {
    return "20%02d-%02d-%02d"
        .formatted(14 + random.nextInt(14), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      noise.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0xD7FF));
    }
    return noise.toString();
  }

  private static <T> T pick(Random random, Collection<T> from) {
    List<T> list = from instanceof List<T> already ? already : List.copyOf(from);
    return list.get(random.nextInt(list.size()));
  }
}
