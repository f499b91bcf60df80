package org.proviso.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import picocli.CommandLine.Option;

/// The option that names a round of letters, whose addressees are looked at.
final class RoundOption {

  @Option(names = "--round", paramLabel = "ROUND", descriptionKey = "option.round")
  private @Nullable String round;

  boolean isGiven() {
    return round != null;
  }

  /// Returns the round named, or the pack's own choice.
  ///
  /// @throws Refusal if there is no such round
  Round of(Pack pack) {
    List<String> known = pack.rounds().stream().map(Round::id).toList();
    if (round == null) {
      return pack.defaultRound()
          .orElseThrow(
              () -> new Refusal(Words.say("round.which", pack.name(), String.join(", ", known))));
    }
    String named = round;
    return pack.round(named)
        .orElseThrow(
            () ->
                new Refusal(
                    Words.say("unknown.round", named, pack.name(), String.join(", ", known))
                        + Nearest.among(known, named)));
  }
}
