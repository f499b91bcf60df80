package org.proviso.web;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Register;
import org.proviso.pack.Pack;
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
    EmbeddedServer server = elsewhere == null ? server(data.resolve("postgres")) : null;
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

  private static EmbeddedServer server(Path folder) {
    try {
      return switch (EmbeddedServer.open(folder)) {
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
      new Search(database).index(pack);
      return registers.register();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public void close() {
    database.close();
    if (server != null) {
      server.close();
    }
  }
}
