package org.proviso.web.portal;

import java.time.Clock;
import java.time.ZoneId;
import org.proviso.docket.answer.UploadLimits;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.pack.Clocks;
import org.proviso.store.Answers;
import org.proviso.store.Database;
import org.proviso.store.Deliveries;
import org.proviso.store.Inquiries;
import org.proviso.store.RecipientClocks;
import org.proviso.store.Uploads;
import org.proviso.web.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of the portal are made from.
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

  @Bean
  Answers answers(Database database) {
    return new Answers(database);
  }

  /// @param file most bytes of one file
  /// @param files most files of one version of an answer
  /// @param all most bytes of one recipient
  @Bean
  UploadLimits uploadLimits(
      @Value("${proviso.upload.file-bytes:500000000}") long file,
      @Value("${proviso.upload.files:2000}") int files,
      @Value("${proviso.upload.recipient-bytes:20000000000}") long all) {
    return new UploadLimits(file, files, all);
  }

  @Bean
  Uploads uploads(Database database, UploadLimits limits) {
    return new Uploads(database, limits);
  }

  @Bean(destroyMethod = "close")
  Expiry expiry(Uploads uploads, Clock clock) {
    return new Expiry(uploads, clock);
  }

  @Bean
  Portal portal(
      Answers answers,
      Inquiries inquiries,
      Deliveries deliveries,
      Clocks clocks,
      @Value("${proviso.office.zone:America/New_York}") String zone,
      Site site,
      Clock clock) {
    ZoneId office = ZoneId.of(zone);
    return new Portal(
        answers,
        inquiries,
        deliveries,
        new RecipientClocks(clocks, office),
        new ClockReckoner(clocks.reckoner()),
        office,
        site,
        clock);
  }
}
