package org.proviso.web.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.proviso.pack.Pack;
import org.proviso.store.Database;
import org.proviso.store.EventLog;
import org.proviso.store.PublishedEvents;
import org.proviso.web.site.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The record of a site, and where its key lies.
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

  /// Nobody has this name, so that no other record is taken for one of a site without a name.
  private static final String NOBODY = "proviso.invalid/";

  @Bean
  EventLog eventLog(Database database) {
    return new EventLog(database);
  }

  @Bean
  PublishedEvents publishedEvents(Database database) {
    return new PublishedEvents(database);
  }

  @Bean
  RecordFile recordFile(EventLog log, Checkpoints checkpoints) {
    return new RecordFile(log, checkpoints);
  }

  /// @param data folder for what the site keeps; empty for one that goes when the machine clears it
  /// @param name name of the record and its key; empty for one that says which pack it is of
  /// @param newKey whether a key may be made although there are checkpoints of another one
  /// @throws RecordRefused if the key is not to be had
  @Bean
  Checkpoints checkpoints(
      EventLog log,
      Pack pack,
      @Value("${proviso.data:}") String data,
      @Value("${proviso.record.name:}") String name,
      @Value("${proviso.record.new-key:false}") boolean newKey)
      throws IOException {
    Path folder =
        data.isEmpty()
            ? Files.createTempDirectory("proviso-record")
            : Path.of(data).resolve("record");
    if (!newKey && !KeyFolder.hasKey(folder) && !log.checkpoints().isEmpty()) {
      throw new RecordRefused(Words.say("record.no-key", folder));
    }
    return switch (KeyFolder.open(folder, name.isEmpty() ? NOBODY + pack.name() : name)) {
      case KeyFolder.Opening.Refused(String why) -> throw new RecordRefused(why);
      case KeyFolder.Opening.Opened(KeyFolder keys, boolean isNew) -> {
        Checkpoints checkpoints = new Checkpoints(keys, log);
        checkpoints.sign();
        yield checkpoints;
      }
    };
  }
}
