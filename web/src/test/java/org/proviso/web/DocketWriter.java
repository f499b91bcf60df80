package org.proviso.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.proviso.law.act.Mark;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Appends entries in a site without end, and notes each commit that was acknowledged.
///
/// It lives in the site's own process, because one program at a time has a database open: whatever
/// will write to dockets does so there. Each step appends to two dockets and publishes, in one
/// transaction. A step that fails is tried again with the same origin until it is acknowledged, as
/// by anyone who must not write twice.
@Component
@ConditionalOnProperty("proviso.noted")
final class DocketWriter {

  /// The dockets that are written to; each pair of neighbours by one thread.
  static final List<String> PARTIES =
      List.of("chicago-il", "los-angeles-ca", "new-orleans-la", "chicago-il");

  /// What the origin of each entry begins with.
  static final String ORIGIN = "crash/";

  private final Docket docket;
  private final Clock clock;
  private final Path notes;
  private final String round;
  private final long pause;

  /// @param notes file for what was acknowledged, appended to
  /// @param round part of all origins of this process
  /// @param pause milliseconds after each step
  DocketWriter(
      Docket docket,
      Clock clock,
      @Value("${proviso.noted}") Path notes,
      @Value("${proviso.noted.round}") String round,
      @Value("${proviso.noted.pause:0}") long pause) {
    this.docket = docket;
    this.clock = clock;
    this.notes = notes;
    this.round = round;
    this.pause = pause;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    for (int i = 0; i + 1 < PARTIES.size(); i++) {
      List<String> parties = PARTIES.subList(i, i + 2);
      String thread = ORIGIN + round + "/" + i + "/";
      Thread.ofPlatform().daemon().start(() -> write(parties, thread));
    }
  }

  private void write(List<String> parties, String thread) {
    try (FileChannel file =
        FileChannel.open(notes, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long step = 0; ; step++) {
        String origin = thread + step;
        List<Docket.Appended> done = append(parties, origin);
        StringBuilder note = new StringBuilder(origin);
        for (int i = 0; i < parties.size(); i++) {
          note.append(' ').append(parties.get(i)).append(' ').append(done.get(i).number());
        }
        note.append('\n');
        file.write(ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8)));
        file.force(false);
        Thread.sleep(pause);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Docket.Appended> append(List<String> parties, String origin)
      throws InterruptedException {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<DocketEntry> entries = parties.stream().map(party -> entry(party, day, origin)).toList();
    Docket.Decision publish =
        new Docket.Decision(Docket.Decision.Act.PUBLISH, now, "a test", "made by a test");
    while (true) {
      try {
        return docket.appendAll(entries, now, "a test", publish);
      } catch (DataAccessException | TransactionException failed) {
        Thread.sleep(20);
      }
    }
  }

  private static DocketEntry entry(String party, LocalDate day, String origin) {
    return new DocketEntry(
        party,
        day,
        null,
        DocketEntry.Side.OTHER,
        "other",
        "Entry of a test, " + origin,
        "Made by a test.",
        null,
        List.of(),
        Mark.M,
        List.of(),
        null,
        origin);
  }
}
