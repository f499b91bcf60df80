package org.proviso.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.pack.Round;
import org.proviso.pack.answers.DayTable;
import org.proviso.web.picture.Table;
import org.proviso.web.site.Charts;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Named;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Open data: what there is to take away, and the files.
@Controller
final class DataPages {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TABLE = "[a-z-]+";

  /// A file of a dump.
  record Offered(String name, String href, String rows, String bytes, String sha256) {}

  /// A table of the dumps, explained.
  record Explained(String name, String meaning, List<Column> columns) {}

  record Column(String name, String type, String meaning) {}

  /// @param day the day of the dump that is shown; null if none was made yet
  /// @param comparedWith the day of the dump that its changes are against; null if there was none
  /// @param days the days of which there are dumps
  /// @param single tables that can be had by themselves
  record View(
      @Nullable String day,
      @Nullable String comparedWith,
      List<Offered> files,
      List<Named> days,
      List<Explained> tables,
      List<Explained> single) {}

  private final OpenData from;
  private final Site site;
  private final Requests requests;
  private final Charts charts;
  private final Dumps dumps;

  DataPages(OpenData from, Requests requests, Charts charts, Dumps dumps) {
    this.from = from;
    this.site = from.site();
    this.requests = requests;
    this.charts = charts;
    this.dumps = dumps;
  }

  @GetMapping("/data")
  String data(Model model) {
    model.addAttribute("view", view(dumps.all().stream().findFirst().orElse(null)));
    model.addAttribute("frame", site.frame(Words.say("data.title"), "data", "/data"));
    return "data";
  }

  @GetMapping("/data/{day:" + DAY + "}")
  String data(@PathVariable String day, Model model) {
    model.addAttribute("view", view(dump(day)));
    model.addAttribute(
        "frame", site.frame(Words.say("data.title.of", day), "data", "/data/" + day));
    return "data";
  }

  private View view(Dumps.@Nullable Kept shown) {
    String day = shown == null ? null : shown.manifest().day().toString();
    LocalDate before = shown == null ? null : shown.manifest().comparedWith();
    return new View(
        day,
        before == null ? null : before.toString(),
        shown == null ? List.of() : offered(shown),
        dumps.all().stream()
            .map(kept -> kept.manifest().day().toString())
            .map(each -> new Named(each, each, "/data/" + each))
            .toList(),
        Stream.concat(Sheets.all().stream(), Stream.of(Changes.TABLE))
            .map(DataPages::explained)
            .toList(),
        Sheets.single().stream().map(DataPages::explained).toList());
  }

  private static List<Offered> offered(Dumps.Kept kept) {
    String folder = "/data/" + kept.manifest().day() + "/";
    List<Offered> offered = new ArrayList<>();
    for (Dump.File file : kept.manifest().files()) {
      offered.add(
          new Offered(
              file.name(),
              folder + file.name(),
              Counts.inWords(file.rows()),
              Counts.inWords(file.bytes()),
              file.sha256()));
    }
    for (String name : List.of(Dump.MANIFEST, Dump.SUMS)) {
      offered.add(new Offered(name, folder + name, "", "", ""));
    }
    return offered;
  }

  private static Explained explained(Sheet sheet) {
    return new Explained(
        sheet.name(),
        sheet.meaning(),
        sheet.columns().stream()
            .map(column -> new Column(column.name(), column.type().word(), sheet.meaning(column)))
            .toList());
  }

  private Dumps.Kept dump(String text) {
    try {
      Optional<Dumps.Kept> kept = dumps.of(LocalDate.parse(text));
      if (kept.isPresent()) {
        return kept.get();
      }
    } catch (DateTimeException e) {
      throw new NotOnRecord(Words.say("no.dump", text));
    }
    throw new NotOnRecord(Words.say("no.dump", text));
  }

  /// A file of a dump. Only names that the dump itself lists are looked for.
  @GetMapping("/data/{day:" + DAY + "}/{name}")
  ResponseEntity<Resource> file(@PathVariable String day, @PathVariable String name)
      throws IOException {
    Dumps.Kept kept = dump(day);
    boolean isOfDump = name.equals(Dump.MANIFEST) || name.equals(Dump.SUMS);
    String sum =
        kept.manifest().files().stream()
            .filter(each -> each.name().equals(name))
            .map(Dump.File::sha256)
            .findFirst()
            .orElse("");
    if (sum.isEmpty() && !isOfDump) {
      throw new NotOnRecord(Words.say("no.dump-file", day, name));
    }
    Path file = kept.folder().resolve(name);
    if (!Files.exists(file)) {
      throw new NotOnRecord(Words.say("no.dump-file.any-more", day, name));
    }
    // The manifest can not have its own checksum, nor that of the file of checksums; both are
    // short.
    String etag = sum.isEmpty() ? Dump.sum(file) : sum;
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(type(name))
        .eTag(etag)
        .body(new FileSystemResource(file));
  }

  private static MediaType type(String name) {
    return name.endsWith(".csv")
        ? CSV
        : name.endsWith(".json") ? MediaType.APPLICATION_JSON : MediaType.TEXT_PLAIN;
  }

  /// The same file of the newest dump.
  @GetMapping("/data/latest/{name}")
  ResponseEntity<String> latest(@PathVariable String name) {
    Dumps.Kept kept =
        dumps.all().stream()
            .findFirst()
            .orElseThrow(() -> new NotOnRecord(Words.say("no.dump", site.today())));
    boolean isThere =
        Stream.concat(
                kept.manifest().files().stream().map(Dump.File::name),
                Stream.of(Dump.MANIFEST, Dump.SUMS))
            .anyMatch(name::equals);
    if (!isThere) {
      throw new NotOnRecord(Words.say("no.dump-file", kept.manifest().day(), name));
    }
    return elsewhere("/data/" + kept.manifest().day() + "/" + name);
  }

  @GetMapping("/data/day.csv")
  ResponseEntity<String> day(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    String id = parameters.text("round");
    String viewpoint = parameters.text("viewpoint");
    Optional<Reading> asked = requests.reading(parameters);
    if (asked.isEmpty()) {
      return toUsualDay(request);
    }
    Reading reading = asked.get();
    Round round = id.isEmpty() ? null : site.round(id);
    DayTable table =
        DayTable.of(
            site.parties(round).stream()
                .map(party -> site.answers(party, reading.asking()))
                .toList(),
            reading.on());
    String word = viewpoint.isEmpty() ? Reading.CONTEMPORANEOUS : viewpoint;
    return csv(
        "day-" + reading.on(), Csv.of(DayRows.HEADER, DayRows.of(site, table, reading, word)));
  }

  /// The rows of the chart on the page of a condition.
  @GetMapping("/conditions/{programme}/{name}.csv")
  ResponseEntity<String> condition(
      @PathVariable String programme, @PathVariable String name, HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    Condition condition = site.condition(programme + "/" + name);
    List<String> years =
        site.pack().law().programme(condition.programme()).map(Programme::years).orElse(List.of());
    String year = parameters.text("year");
    if (!years.contains(year)) {
      parameters.refuse("year", year, Words.say("expected.one-of", String.join(", ", years)));
    }
    Optional<Reading> asked = requests.reading(parameters);
    if (asked.isEmpty()) {
      return toUsualDay(request);
    }
    Table table =
        charts.enforceability(condition, year, site.parties(null), asked.get()).draw().table();
    return csv(programme + "-" + name + "-" + year, Csv.of(table));
  }

  /// A table by itself, as of now.
  @GetMapping("/data/{table:" + TABLE + "}.csv")
  ResponseEntity<String> table(@PathVariable String table) {
    // What pages call recipients: this address was there before the others.
    String name = table.equals("recipients") ? RegisterSheets.PARTIES.name() : table;
    Sheet sheet =
        Sheets.single(name).orElseThrow(() -> new NotOnRecord(Words.say("no.table", table)));
    return csv(table, rows(sheet));
  }

  private String rows(Sheet sheet) {
    StringWriter text = new StringWriter();
    try (Csv csv = new Csv(text, sheet.header())) {
      sheet.rows().each(from, cells -> csv.row(Arrays.stream(cells).map(Csv::cell).toList()));
    }
    return text.toString();
  }

  private static ResponseEntity<String> csv(String name, String text) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + Csv.file(name) + "\"")
        .body(text);
  }

  private ResponseEntity<String> toUsualDay(HttpServletRequest request) {
    return elsewhere(requests.withUsualDay(request).substring("redirect:".length()));
  }

  private static ResponseEntity<String> elsewhere(String address) {
    return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, address).build();
  }
}
