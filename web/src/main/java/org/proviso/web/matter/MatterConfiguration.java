package org.proviso.web.matter;

import java.time.ZoneId;
import org.proviso.law.procedure.Procedure;
import org.proviso.pack.Clocks;
import org.proviso.pack.Pack;
import org.proviso.pack.Procedures;
import org.proviso.store.Database;
import org.proviso.store.Findings;
import org.proviso.store.Matters;
import org.proviso.web.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of matters are made from.
@Configuration(proxyBeanMethods = false)
class MatterConfiguration {

  @Bean
  Matters matters(
      Database database, @Value("${proviso.office.zone:America/New_York}") String zone) {
    return new Matters(database, ZoneId.of(zone));
  }

  @Bean
  Findings findings(
      Database database, @Value("${proviso.office.zone:America/New_York}") String zone) {
    return new Findings(database, ZoneId.of(zone));
  }

  /// @throws IllegalStateException if the pack's procedure can not be read, which loading it
  ///   refuses
  @Bean
  Procedure procedure(Pack pack, Clocks clocks) {
    return switch (Procedures.read(pack, clocks)) {
      case Procedures.Outcome.Read(Procedures procedures) -> procedures.procedure();
      case Procedures.Outcome.Rejected(var issues) -> throw new IllegalStateException("" + issues);
    };
  }

  @Bean
  Lanes lanes(Site site, Procedure procedure, Clocks clocks) {
    return new Lanes(site, procedure, clocks.reckoner());
  }

  @Bean
  MatterViews matterViews(Site site, Procedure procedure, Lanes lanes) {
    return new MatterViews(site, procedure, lanes);
  }
}
