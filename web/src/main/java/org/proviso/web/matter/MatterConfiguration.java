package org.proviso.web.matter;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.law.procedure.Procedure;
import org.proviso.pack.Clocks;
import org.proviso.pack.Pack;
import org.proviso.pack.Procedures;
import org.proviso.store.Database;
import org.proviso.store.Findings;
import org.proviso.store.LetterSteps;
import org.proviso.store.Matters;
import org.proviso.store.RecipientClocks;
import org.proviso.web.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of matters are made from.
@Configuration(proxyBeanMethods = false)
class MatterConfiguration {

  @Bean
  Matters matters(
      Database database,
      LetterSteps letters,
      @Value("${proviso.office.zone:America/New_York}") String zone) {
    return new Matters(database, ZoneId.of(zone), letters);
  }

  @Bean
  LetterSteps letterSteps(
      Procedures procedures,
      Clocks clocks,
      @Value("${proviso.office.zone:America/New_York}") String zone) {
    return new LetterSteps(
        named(procedures),
        new RecipientClocks(clocks, ZoneId.of(zone)),
        new ClockReckoner(clocks.reckoner()));
  }

  /// A procedure of which only one of the two is known says too little of inquiries.
  private static LetterSteps.@Nullable Named named(Procedures procedures) {
    String letter = procedures.letter().orElse(null);
    String answer = procedures.answer().orElse(null);
    if (letter == null || answer == null) {
      return null;
    }
    Procedure procedure = procedures.procedure();
    Set<String> clocks = new HashSet<>();
    for (String id : procedure.step(letter).orElseThrow().starts()) {
      if (procedure.clock(id).orElseThrow().rule() == null) {
        clocks.add(id);
      }
    }
    return new LetterSteps.Named(letter, answer, clocks);
  }

  @Bean
  Findings findings(
      Database database, @Value("${proviso.office.zone:America/New_York}") String zone) {
    return new Findings(database, ZoneId.of(zone));
  }

  /// @throws IllegalStateException if the pack's procedure can not be read, which loading it
  ///   refuses
  @Bean
  Procedures procedures(Pack pack, Clocks clocks) {
    return switch (Procedures.read(pack, clocks)) {
      case Procedures.Outcome.Read(Procedures procedures) -> procedures;
      case Procedures.Outcome.Rejected(var issues) -> throw new IllegalStateException("" + issues);
    };
  }

  @Bean
  Procedure procedure(Procedures procedures) {
    return procedures.procedure();
  }

  @Bean
  Lanes lanes(Site site, Procedures procedures, Clocks clocks) {
    return new Lanes(site, procedures, clocks.reckoner());
  }

  @Bean
  MatterViews matterViews(Site site, Procedure procedure, Lanes lanes) {
    return new MatterViews(site, procedure, lanes);
  }
}
