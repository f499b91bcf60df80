package org.proviso.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Checkpoint;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.Verification;
import org.proviso.docket.record.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `proviso record verify`: checks an exported record without the site that wrote it.
@Command(name = "verify", mixinStandardHelpOptions = true)
final class RecordVerifyCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    JSON
  }

  /// Far more than a checkpoint has.
  private static final int LONGEST_NOTE = 1 << 20;

  private final Console console;

  @Parameters(paramLabel = "FILE", descriptionKey = "proviso.record.verify.param.file")
  private String file = "";

  @Option(names = "--key", paramLabel = "KEY", descriptionKey = "proviso.record.verify.option.key")
  private @Nullable String key;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      descriptionKey = "proviso.record.verify.option.checkpoint")
  private @Nullable String checkpoint;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format.text-json")
  private Format format = Format.TEXT;

  RecordVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path path = PackOption.path(file);
    SignedNote kept = checkpoint == null ? null : note(PackOption.path(checkpoint));
    RecordReport report = new RecordReport(file, keptSize(kept));
    return switch (verify(path, new RecordVerifier(trusted(), kept))) {
      case Verification.Verified verified -> {
        console.print(
            switch (format) {
              case TEXT -> report.text(verified);
              case JSON -> report.json(verified);
            });
        yield ExitCode.OK;
      }
      case Verification.Broken broken -> {
        console.print(
            switch (format) {
              case TEXT -> report.text(broken);
              case JSON -> report.json(broken);
            });
        yield ExitCode.SOFTWARE;
      }
      case Verification.Unreadable(long line, String expected, String found) ->
          throw new Refusal(Words.say("record.unreadable", file, line, expected, found));
    };
  }

  private static Verification verify(Path path, RecordVerifier verifier) {
    try (InputStream in = Files.newInputStream(path)) {
      return verifier.verify(in);
    } catch (IOException e) {
      throw new Refusal(Words.say("record.file-unreadable", path, e));
    }
  }

  private @Nullable VerifierKey trusted() {
    String given = key;
    return given == null
        ? null
        : VerifierKey.parse(given)
            .orElseThrow(() -> new Refusal(Words.say("record.key-expected", given)));
  }

  private static SignedNote note(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      String text = new String(in.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8);
      return SignedNote.parse(text)
          .filter(it -> Checkpoint.parse(it.text()).isPresent())
          .orElseThrow(() -> new Refusal(Words.say("record.checkpoint-expected", path)));
    } catch (IOException e) {
      throw new Refusal(Words.say("record.file-unreadable", path, e));
    }
  }

  private static @Nullable Long keptSize(@Nullable SignedNote kept) {
    return kept == null ? null : Checkpoint.parse(kept.text()).orElseThrow().size();
  }
}
