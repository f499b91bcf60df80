package org.proviso.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.register.Divisions;
import org.proviso.register.PartyTable;
import org.proviso.register.TableRefusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `proviso import parties`: a table of divisions as a register of parties.
@Command(name = "parties", mixinStandardHelpOptions = true)
final class ImportPartiesCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Parameters(paramLabel = "FILE", descriptionKey = "proviso.import.parties.param.file")
  private String divisions = "";

  @Option(
      names = "--districts",
      paramLabel = "FILE",
      descriptionKey = "proviso.import.parties.option.districts")
  private @Nullable String districts;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      descriptionKey = "proviso.import.parties.option.out")
  private @Nullable String out;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format.text-json")
  private Format format = Format.TEXT;

  ImportPartiesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path districtFile = districts == null ? null : PackOption.path(districts);
    return switch (Divisions.read(PackOption.path(divisions), districtFile)) {
      case Divisions.Outcome.Refused(TableRefusal refusal) -> throw new Refusal(message(refusal));
      case Divisions.Outcome.Read read -> report(read);
    };
  }

  private int report(Divisions.Outcome.Read read) {
    Path file = out == null ? null : PackOption.path(out);
    if (file != null) {
      write(read.table(), file);
    }
    ImportedParties imported = new ImportedParties(read, file);
    console.print(
        switch (format) {
          case TEXT -> imported.text();
          case JSON -> imported.json();
        });
    return read.malformed().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void write(PartyTable table, Path file) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      table.writeTo(writer);
    } catch (IOException e) {
      throw new Refusal(Words.say("file.unwritable", file, e));
    }
  }

  private static String message(TableRefusal refusal) {
    return switch (refusal) {
      case TableRefusal.Unreadable(Path file, String cause) ->
          Words.say("table.unreadable", file, cause);
      case TableRefusal.WrongHeader(Path file, var missing) ->
          Words.say("table.no-columns", file, String.join(", ", missing));
    };
  }
}
