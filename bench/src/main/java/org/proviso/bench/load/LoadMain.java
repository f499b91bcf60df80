package org.proviso.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
  public Integer call() {
    List<Readers.Address> addresses = addresses();
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
    WORDS.forEach(
        word ->
            addresses.add(
                new Readers.Address(
                    "search", "/search?on=2018-01-24&q=" + word.replace(' ', '+'))));
    return addresses;
  }
}
