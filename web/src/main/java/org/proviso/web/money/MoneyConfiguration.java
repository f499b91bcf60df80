package org.proviso.web.money;

import java.time.Clock;
import java.time.ZoneId;
import org.proviso.docket.ledger.DebtLaw;
import org.proviso.docket.ledger.PostingGrounds;
import org.proviso.law.procedure.Procedure;
import org.proviso.store.Database;
import org.proviso.store.Ledgers;
import org.proviso.web.matter.Lanes;
import org.proviso.web.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of money are made from.
@Configuration(proxyBeanMethods = false)
class MoneyConfiguration {

  @Bean
  Ledgers ledgers(
      Database database,
      PostingGrounds grounds,
      Lanes lanes,
      @Value("${proviso.office.zone:America/New_York}") String zone) {
    return new Ledgers(database, DebtLaw.unitedStates(), ZoneId.of(zone), grounds, lanes::bar);
  }

  @Bean
  PostingGrounds postingGrounds(Procedure procedure) {
    return new PostingGrounds(procedure);
  }

  @Bean
  HoldViews holdViews(PostingGrounds grounds, Lanes lanes) {
    return new HoldViews(grounds, lanes);
  }

  @Bean
  Statements statements(
      Site site,
      HoldViews holds,
      Clock clock,
      @Value("${proviso.office.name:The grantor}") String office,
      @Value("${proviso.office.zone:America/New_York}") String zone) {
    return new Statements(site, holds, clock, office, ZoneId.of(zone));
  }
}
