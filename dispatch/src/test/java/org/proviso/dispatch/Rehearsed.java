package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.By;
import org.proviso.store.Database;
import org.proviso.store.Inquiries;
import org.proviso.store.OwnerLogin;
import org.proviso.store.PreparedMailings;
import org.proviso.store.RegisterStore;
import org.proviso.store.SyntheticDockets;
import org.proviso.store.WrittenLetter;
import org.proviso.store.server.EmbeddedServer;
import org.proviso.store.server.Opening;

/// A database with synthetic recipients, and an inquiry whose letters are proposed.
record Rehearsed(EmbeddedServer server, Database database) implements AutoCloseable {

  static final String INQUIRY = "drill";
  static final Instant NOW = Instant.parse("2018-01-24T14:00:00Z");

  private static final By CLERK = new By(new Actor("clerk", "a-1"), NOW);
  private static final By APPROVER = new By(new Actor("approver", "a-2"), NOW);

  private static @Nullable Path fresh;

  /// Opens the database of a folder; one that is not there yet begins as a copy of one that has its
  /// tables and nothing in them, since to unpack PostgreSQL and to make a cluster takes seconds.
  static Rehearsed open(Path data) throws IOException, InterruptedException {
    if (!Files.exists(data)) {
      // Owners and rights have to stay as they are.
      Process copying =
          new ProcessBuilder("cp", "-a", fresh().toString(), data.toString()).inheritIO().start();
      if (copying.waitFor() != 0) {
        throw new IOException(data + " could not be made");
      }
    }
    return opened(data);
  }

  private static synchronized Path fresh() throws IOException, InterruptedException {
    if (fresh == null) {
      Path folder = Files.createTempDirectory("proviso-dispatch");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      Path made = folder.resolve("data");
      opened(made).close();
      fresh = made;
    }
    return fresh;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rehearsed opened(Path data) throws InterruptedException {
    EmbeddedServer server =
        switch (EmbeddedServer.open(data)) {
          case Opening.Started(EmbeddedServer started) -> started;
          case Opening.Refused(var refusal) -> throw new IllegalStateException(refusal.message());
        };
    return switch (Database.open(login(server))) {
      case Database.Outcome.Opened(Database database) -> new Rehearsed(server, database);
      case Database.Outcome.Refused(var refusal, String detail) ->
          throw new IllegalStateException(detail);
    };
  }

  private static OwnerLogin login(EmbeddedServer server) {
    return new OwnerLogin(server.jdbcUrl(), server.user(), server.password());
  }

  /// Proposes one letter by e-mail and in the portal to each of so many recipients.
  void propose(int recipients) throws SQLException {
    propose(recipients, Channel.EMAIL, Channel.PORTAL);
  }

  /// Proposes one letter by some channels to each of so many recipients.
  void propose(int recipients, Channel... channels) throws SQLException {
    new SyntheticDockets(recipients, recipients, 1).fill(login(server), NOW);
    Pack pack =
        switch (Packs.load(Path.of("../packs/us-byrne-jag"))) {
          case Packs.Outcome.Loaded(Pack loaded, var warnings) -> loaded;
          case Packs.Outcome.Rejected(var issues) ->
              throw new IllegalStateException(issues.toString());
        };
    new RegisterStore(database).add(pack, NOW);
    Inquiries inquiries = new Inquiries(database);
    Addresses addresses = new Addresses(database);
    PreparedMailings prepared = new PreparedMailings(database);
    List<String> parties = new ArrayList<>();
    List<WrittenLetter> letters = new ArrayList<>();
    for (int i = 0; i < recipients; i++) {
      String party = SyntheticDockets.party(i);
      parties.add(party);
      done(
          addresses.add(
              party, new Address("Office " + i, "1 Main Street", party + "@mail.invalid"), CLERK));
      letters.add(letter(party));
    }
    done(inquiries.open(INQUIRY, "jag", "A drill", CLERK));
    done(inquiries.revise(INQUIRY, draft(parties), CLERK));
    done(prepared.prepare(INQUIRY, LetterKind.DEMAND, 1, LocalDate.of(2018, 1, 24), CLERK));
    done(prepared.write(INQUIRY, 1, letters, Set.of(channels), CLERK));
    done(prepared.propose(INQUIRY, 1, recipients, List.of(), "", CLERK));
  }

  void approve() {
    done(new PreparedMailings(database).decide(INQUIRY, 1, true, "", APPROVER));
  }

  private static Draft draft(List<String> parties) {
    return new Draft(
        "jag/monitoring",
        "2016",
        "frcp-30-days",
        "e-mail",
        "demand@1",
        Set.of(Channel.EMAIL, Channel.PORTAL),
        "None.",
        "The office.",
        List.of(new Draft.Item("all employees", "since 2016", "orders and directives")),
        parties);
  }

  private static WrittenLetter letter(String party) {
    byte[] text = ("a letter to " + party).getBytes(StandardCharsets.UTF_8);
    Digest hash = Digest.sha256(text);
    return new WrittenLetter(
        party,
        1,
        "A letter",
        "Text for " + party,
        hash,
        hash,
        text,
        text,
        new WrittenLetter.Shown("Text", text, text),
        null);
  }

  private static void done(Acted acted) {
    assertInstanceOf(Acted.Done.class, acted);
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
