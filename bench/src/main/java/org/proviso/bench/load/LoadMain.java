package org.proviso.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads a site on this machine at a steady rate and says how long readers waited.
///
/// Run from the class path of bench; exit code 1 if a page failed.
@Command(name = "load", mixinStandardHelpOptions = true)
public final class LoadMain implements Callable<Integer> {

  private static final List<String> WORDS =
      List.of("letter", "subpoena", "chicago", "injunction", "letter entry", "stay", "condition");

  private static final Pattern SYNTHETIC_TITLE =
      Pattern.compile("Synthetic (?:letter|entry) (\\w+) (\\w+) (\\w+) (\\w+)");

  @Parameters(paramLabel = "SITE", description = "Address of a site on this machine.")
  private URI site = URI.create("http://127.0.0.1:8080");

  @Option(names = "--rate", description = "Requests a second. Default: ${DEFAULT-VALUE}.")
  private int rate = 50;

  @Option(names = "--seconds", description = "How long. Default: ${DEFAULT-VALUE}.")
  private int seconds = 60;

  @Option(names = "--seed", description = "Order of the addresses. Default: ${DEFAULT-VALUE}.")
  private long seed = 20180124;

  @Option(
      names = "--dockets",
      description = "How many synthetic dockets the site has. Default: ${DEFAULT-VALUE}.")
  private int dockets = 0;

  /// Runs the program and ends the process with its exit code.
  ///
  /// @param arguments see `--help`
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(new CommandLine(new LoadMain()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Readers.Address> addresses = addresses();
    addresses.addAll(searches(wordsOnDockets(addresses)));
    new Readers(site, 10, Duration.ofSeconds(10), seed + 1).read(addresses);
    List<Readers.Read> reads =
        new Readers(site, rate, Duration.ofSeconds(seconds), seed).read(addresses);
    System.out.println("seed " + seed + ", " + rate + " requests a second for " + seconds + " s");
    System.out.println(Waits.table(reads));
    return reads.stream().allMatch(read -> read.status() == 200) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private List<Readers.Address> addresses() {
    List<Readers.Address> addresses = new ArrayList<>();
    for (String day : List.of("2017-09-15", "2018-01-24", "2018-08-30", "2019-03-01")) {
      String on = "?on=" + day;
      addresses.add(new Readers.Address("home", "/" + on));
      addresses.add(new Readers.Address("day", "/day" + on));
      addresses.add(new Readers.Address("condition", "/conditions/jag/1373" + on));
      addresses.add(new Readers.Address("answer", "/answers/jag/1373/chicago-il/2017" + on));
      addresses.add(new Readers.Address("recipient", "/recipients/chicago-il" + on));
      addresses.add(new Readers.Address("recipients", "/recipients" + on));
      addresses.add(new Readers.Address("act", "/acts/O16" + on));
      addresses.add(new Readers.Address("inquiry", "/inquiries/R4" + on));
      IntStream.range(0, dockets)
          .mapToObj(number -> "/recipients/synthetic-%05d%s".formatted(number, on))
          .forEach(path -> addresses.add(new Readers.Address("docket", path)));
    }
    addresses.addAll(searches(WORDS));
    return addresses;
  }

  private static List<Readers.Address> searches(Collection<String> queries) {
    return queries.stream()
        .map(query -> "/search?on=2018-01-24&q=" + query.replace(' ', '+'))
        .map(path -> new Readers.Address("search", path))
        .toList();
  }

  /// Returns words and pairs of words of synthetic entries, of which most are far rarer than those
  /// that everybody knows: what has been searched for is not found in a cache.
  private Set<String> wordsOnDockets(List<Readers.Address> addresses)
      throws IOException, InterruptedException {
    List<Readers.Address> some =
        addresses.stream().filter(each -> each.kind().equals("docket")).limit(20).toList();
    Set<String> queries = new LinkedHashSet<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Readers.Address docket : some) {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(docket.path())).build();
        String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher titles = SYNTHETIC_TITLE.matcher(page);
        while (titles.find()) {
          queries.add(titles.group(1));
          queries.add(titles.group(2) + " " + titles.group(3));
          queries.add("letter " + titles.group(4));
        }
      }
    }
    return queries;
  }
}
