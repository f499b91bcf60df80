package org.proviso.web;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Register;
import org.proviso.pack.Pack;
import org.proviso.pack.Statement;
import org.proviso.store.Database;
import org.proviso.store.Docket;
import org.proviso.store.OwnerLogin;
import org.proviso.store.PackDocket;
import org.proviso.store.RegisterStore;
import org.proviso.store.Search;
import org.proviso.store.server.EmbeddedServer;
import org.proviso.store.server.Opening;

/// Register and docket of a site, in an embedded server or in one that runs elsewhere.
///
/// @param server the embedded server; null if the database is elsewhere
/// @param database the database
/// @param register the register as it is kept
record Storage(@Nullable EmbeddedServer server, Database database, Register register)
    implements AutoCloseable {

  /// Opens the storage, and enters what a pack records that is not there yet.
  ///
  /// @param data folder of the embedded server
  /// @param elsewhere login of a database elsewhere; null for the embedded server
  /// @param now when what is new is entered
  /// @throws ServeRefused if the server or the database can not be used
  static Storage open(Pack pack, Path data, @Nullable OwnerLogin elsewhere, Instant now) {
    EmbeddedServer server = elsewhere == null ? server(data) : null;
    OwnerLogin login =
        server == null
            ? elsewhere
            : new OwnerLogin(server.jdbcUrl(), server.user(), server.password());
    try {
      if (login == null) {
        throw new IllegalStateException("neither a server nor a login");
      }
      Database database =
          switch (Database.open(login)) {
            case Database.Outcome.Opened(Database opened) -> opened;
            case Database.Outcome.Refused(var refusal, String detail) ->
                throw new ServeRefused(detail);
          };
      return new Storage(server, database, filled(database, pack, now));
    } catch (RuntimeException e) {
      if (server != null) {
        server.close();
      }
      throw e;
    }
  }

  /// Starts, or adopts, the embedded server of a data folder.
  ///
  /// @throws ServeRefused if it can not be used
  static EmbeddedServer server(Path data) {
    try {
      return switch (EmbeddedServer.open(data.resolve("postgres"))) {
        case Opening.Started(EmbeddedServer started) -> started;
        case Opening.Refused(var refusal) -> throw new ServeRefused(refusal.message());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServeRefused("interrupted while the database was starting");
    }
  }

  private static Register filled(Database database, Pack pack, Instant now) {
    try {
      RegisterStore registers = new RegisterStore(database);
      registers.add(pack, now);
      PackDocket.enter(pack, new Docket(database), now);
      Search search = new Search(database);
      search.index(pack);
      search.put(pack.statements().stream().map(Storage::text).toList());
      return registers.register();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Search.Text text(Statement statement) {
    String speaker = statement.speaker();
    List<Statement.Passage> passages =
        switch (statement.words()) {
          case Statement.Words.Quote(var passage) -> List.of(passage);
          case Statement.Words.Fragments(var fragments) -> fragments;
          case Statement.Words.Paraphrase(var passage) -> List.of(passage);
        };
    LocalDate day = statement.date() instanceof Statement.When.OnDay(var on) ? on : null;
    return new Search.Text(
        "statement",
        statement.id(),
        null,
        speaker == null ? statement.office() : speaker + ", " + statement.office(),
        String.join("\n", passages.stream().map(Statement.Passage::text).toList()),
        day);
  }

  @Override
  public void close() {
    database.close();
    if (server != null) {
      server.close();
    }
  }
}
