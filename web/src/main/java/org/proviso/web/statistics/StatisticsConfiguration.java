package org.proviso.web.statistics;

import org.proviso.store.Ledgers;
import org.proviso.store.Matters;
import org.proviso.store.PublishedInquiries;
import org.proviso.web.matter.Lanes;
import org.proviso.web.site.Site;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What statistics are made from.
@Configuration(proxyBeanMethods = false)
class StatisticsConfiguration {

  @Bean
  StatisticsViews statisticsViews(Site site, Lanes lanes) {
    return new StatisticsViews(site, lanes);
  }

  @Bean
  PublicRecord publicRecord(PublishedInquiries inquiries, Matters matters, Ledgers ledgers) {
    return new PublicRecord(inquiries, matters, ledgers);
  }
}
