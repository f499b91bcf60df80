package org.proviso.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import org.proviso.pack.PartyDetails;
import org.proviso.register.AwardSource;
import org.proviso.register.AwardsReader;
import org.proviso.register.Malformed;
import org.proviso.register.RecipientMapping;
import org.proviso.register.SweepQuestion;
import org.proviso.register.TableRefusal;
import picocli.CommandLine.Option;

/// The options that name a file of awards, and how it is read.
final class AwardsOptions {

  @Option(names = "--awards", paramLabel = "FILE", descriptionKey = "option.awards")
  private @Nullable Path awards;

  @Option(names = "--recipients", paramLabel = "FILE", descriptionKey = "option.recipients")
  private @Nullable Path recipients;

  @Option(names = "--block", paramLabel = "ROWS", descriptionKey = "option.block")
  private int block = 50_000;

  @Nullable Path file() {
    return awards;
  }

  /// Returns everything about the reading that a result depends on, as text.
  String inWords() throws IOException {
    Path mapping = recipients;
    return mapping == null ? "" : Files.readString(mapping, StandardCharsets.UTF_8).strip();
  }

  /// Returns the awards with the law and the register of a pack.
  ///
  /// @throws Refusal if the mapping of recipients has errors, or a block no rows
  AwardSource of(Path file, Pack pack, Asking asking) {
    if (block <= 0) {
      throw new Refusal("--block " + block);
    }
    Set<String> ids = pack.register().parties().stream().map(Party::id).collect(Collectors.toSet());
    SweepQuestion question =
        SweepQuestion.of(
            pack.law(),
            pack.register(),
            asking,
            party -> pack.details(party.id()).map(PartyDetails::fips).orElse(null),
            mapping(ids));
    return new AwardSource(file, question, block);
  }

  /// Every row of a mapping must be read: one that is not would move money to another party.
  private Map<String, String> mapping(Set<String> parties) {
    if (recipients == null) {
      return Map.of();
    }
    return switch (RecipientMapping.read(recipients, parties)) {
      case RecipientMapping.Outcome.Refused(TableRefusal.Unreadable(Path file, String cause)) ->
          throw new Refusal(Words.say("awards.unreadable", file, cause));
      case RecipientMapping.Outcome.Refused(TableRefusal.WrongHeader(Path file, var missing)) ->
          throw new Refusal(Words.say("awards.mapping-header", file, String.join(", ", missing)));
      case RecipientMapping.Outcome.Read(var mapping, var malformed) -> {
        if (!malformed.isEmpty()) {
          throw new Refusal(
              Words.say(
                  "file.rejected",
                  recipients,
                  malformed.stream().map(Malformed::render).collect(Collectors.joining("\n"))));
        }
        yield mapping;
      }
    };
  }

  /// Returns an open reader, to be closed by the caller.
  ///
  /// @throws Refusal if the file can not be read
  static AwardsReader opened(AwardSource source) {
    SweepQuestion question = source.question();
    return switch (AwardsReader.open(source.file(), question.programmes(), question.recipients())) {
      case AwardsReader.Outcome.Opened(AwardsReader reader) -> reader;
      case AwardsReader.Outcome.Unreadable why -> throw refusal(why);
      case AwardsReader.Outcome.NotAwards why -> throw refusal(why);
    };
  }

  static Refusal refusal(AwardsReader.Outcome why) {
    return switch (why) {
      case AwardsReader.Outcome.Opened opened -> throw new IllegalStateException("it was opened");
      case AwardsReader.Outcome.Unreadable(Path file, String cause) ->
          new Refusal(Words.say("awards.unreadable", file, cause));
      case AwardsReader.Outcome.NotAwards(Path file, var missing, var repeated) ->
          new Refusal(
              Words.say(
                  "awards.not-awards",
                  file,
                  String.join("; ", missing),
                  String.join("; ", repeated)));
    };
  }
}
