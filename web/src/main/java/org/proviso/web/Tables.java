package org.proviso.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.pack.Pack;
import org.proviso.register.AwardBlock;
import org.proviso.register.AwardsReader;
import org.proviso.register.Counts;
import org.proviso.register.Divisions;
import org.proviso.register.Malformed;
import org.proviso.register.Places;
import org.proviso.register.Programmes;
import org.proviso.register.Recipients;
import org.proviso.register.RegisteredParty;
import org.proviso.register.TableRefusal;
import org.proviso.store.OwnerLogin;
import org.proviso.store.TableEntry;
import org.proviso.web.site.Words;

/// Published tables on their way into the register of a site. All or nothing.
///
/// @param data folder of the embedded server
/// @param elsewhere login of a database elsewhere; null for the embedded server
/// @param now when they are entered
record Tables(Path data, @Nullable OwnerLogin elsewhere, Instant now) {

  /// What an entry comes to, in words.
  sealed interface Outcome {

    /// The register has all of it.
    record Done(List<String> lines) implements Outcome {}

    /// Something in the table is wrong, and nothing was entered.
    ///
    /// @param lines every fault, and how many there are
    record Faulty(List<String> lines) implements Outcome {}
  }

  /// Enters a table of divisions.
  ///
  /// @param districts table of federal judicial districts; null for none
  /// @throws ServeRefused if a file is no such table, or the database can not be used
  Outcome parties(Path file, @Nullable Path districts) throws IOException {
    return switch (divisions(file, districts)) {
      case Divisions.Outcome.Refused(TableRefusal.Unreadable(Path which, String cause)) ->
          throw new ServeRefused(Words.say("enter.unreadable", which, cause));
      case Divisions.Outcome.Refused(TableRefusal.WrongHeader(Path which, var missing)) ->
          throw new ServeRefused(Words.say("enter.no-columns", which, String.join(", ", missing)));
      case Divisions.Outcome.Read read ->
          read.malformed().isEmpty()
              ? Kept.enter(
                  data,
                  elsewhere,
                  register ->
                      outcome(
                          register.enter(
                              read.table().parties(),
                              List.of(),
                              Words.say("enter.source.parties", file.getFileName()),
                              now),
                          List.of()))
              : malformed(read.malformed());
    };
  }

  private static Divisions.Outcome divisions(Path file, @Nullable Path districts) {
    try {
      return Divisions.read(file, districts);
    } catch (UncheckedIOException e) {
      throw new ServeRefused(Words.say("enter.unreadable", file, String.valueOf(e.getCause())));
    }
  }

  /// Enters awards of the programmes of a pack, and those of their parties that the register lacks.
  ///
  /// @throws ServeRefused if the file is no such table, or the database can not be used
  Outcome awards(Path file, Pack pack) throws IOException {
    // Before a server is started for it.
    opened(file, pack, List.of()).close();
    return Kept.enter(data, elsewhere, register -> awards(file, pack, register));
  }

  private Outcome awards(Path file, Pack pack, TableEntry register) throws SQLException {
    List<RegisteredParty> known = register.parties();
    AwardBlock block = read(file, pack, known);
    if (!block.malformed().isEmpty()) {
      return malformed(block.malformed());
    }
    Set<String> there = new HashSet<>();
    known.forEach(each -> there.add(each.party().id()));
    List<RegisteredParty> parties = new ArrayList<>();
    for (Party party : block.parties()) {
      if (!there.contains(party.id())) {
        parties.add(new RegisteredParty(party, List.of(), null, null));
      }
    }
    List<Subject> awards = new ArrayList<>();
    for (int row = 0; row < block.awards().size(); row++) {
      awards.add(block.awards().subject(row));
    }
    Counts counts = block.counts();
    String rows =
        Words.say(
            "enter.award-rows", counts.rows(), counts.taken(), counts.merged(), counts.other());
    String source = Words.say("enter.source.awards", file.getFileName());
    return outcome(register.enter(parties, awards, source, now), List.of(rows));
  }

  /// As one block, because rows of one award are brought together within a block only.
  private static AwardBlock read(Path file, Pack pack, List<RegisteredParty> known) {
    try (AwardsReader reader = opened(file, pack, known)) {
      return reader.nextBlock(Integer.MAX_VALUE);
    } catch (UncheckedIOException e) {
      throw new ServeRefused(Words.say("enter.unreadable", file, String.valueOf(e.getCause())));
    } catch (IOException e) {
      throw new ServeRefused(Words.say("enter.unreadable", file, e));
    }
  }

  private static AwardsReader opened(Path file, Pack pack, List<RegisteredParty> parties) {
    List<Recipients.Known> known =
        parties.stream()
            .filter(each -> !Recipients.isOwn(each.party().id()))
            .map(each -> new Recipients.Known(each.party(), each.fips()))
            .toList();
    Recipients recipients = Recipients.of(Places.shipped(), known, Map.of());
    return switch (AwardsReader.open(file, Programmes.of(pack.law()), recipients)) {
      case AwardsReader.Outcome.Opened(AwardsReader reader) -> reader;
      case AwardsReader.Outcome.Unreadable(Path which, String cause) ->
          throw new ServeRefused(Words.say("enter.unreadable", which, cause));
      case AwardsReader.Outcome.NotAwards(Path which, var missing, var repeated) ->
          throw new ServeRefused(
              missing.isEmpty()
                  ? Words.say("enter.repeated-columns", which, String.join(", ", repeated))
                  : Words.say("enter.no-columns", which, String.join(", ", missing)));
    };
  }

  private static Outcome malformed(List<Malformed> rows) {
    List<String> lines = new ArrayList<>(rows.stream().map(Malformed::render).toList());
    lines.add(Words.say("enter.malformed", rows.size()));
    return new Outcome.Faulty(lines);
  }

  private static Outcome outcome(TableEntry.Outcome entered, List<String> first) {
    List<String> lines = new ArrayList<>(first);
    return switch (entered) {
      case TableEntry.Outcome.Rejected(var faults) -> {
        List<String> found = new ArrayList<>(faults.stream().map(Tables::words).toList());
        found.add(Words.say("enter.rejected", faults.size()));
        yield new Outcome.Faulty(found);
      }
      case TableEntry.Outcome.Entered all -> {
        lines.add(words("enter.parties", all.parties()));
        lines.add(words("enter.awards", all.awards()));
        lines.add(Words.say(all.isNothing() ? "enter.nothing" : "enter.next-start"));
        yield new Outcome.Done(lines);
      }
    };
  }

  private static String words(String key, TableEntry.Count count) {
    return Words.say(key, count.added(), count.corrected(), count.kept());
  }

  private static String words(TableEntry.Fault fault) {
    return switch (fault) {
      case TableEntry.Fault.UnknownYear(String number, String programme, String year, var known) ->
          known.isEmpty()
              ? Words.say("enter.unknown-programme", number, programme)
              : Words.say("enter.unknown-year", number, programme, year, String.join(", ", known));
      case TableEntry.Fault.RepeatedNumber(String number) -> Words.say("enter.repeated", number);
      case TableEntry.Fault.NegativeAmount(String number, long cents) ->
          Words.say("enter.negative", number, cents);
      case TableEntry.Fault.NoNumber(String recipient, String programme, String year) ->
          Words.say("enter.no-number", recipient, programme, year);
    };
  }
}
