package org.proviso.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.proviso.law.fact.Register;
import org.proviso.pack.Pack;
import org.proviso.store.Corrections;
import org.proviso.store.Database;
import org.proviso.store.Docket;
import org.proviso.store.PublishedInquiries;
import org.proviso.store.RegisterStore;
import org.proviso.store.Search;
import org.proviso.web.site.Chains;
import org.proviso.web.site.Charts;
import org.proviso.web.site.KeptRegister;
import org.proviso.web.site.Maps;
import org.proviso.web.site.Particulars;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;

/// What the pages are made from. Pack and clock are handed in by who starts the site.
@SpringBootApplication(proxyBeanMethods = false)
class SiteConfiguration {

  @Bean
  MessageSource messageSource() {
    return new SiteMessages();
  }

  @Bean
  Site site(Pack pack, Register register, RegisterStore registers, Clock clock) {
    return new Site(
        pack,
        register,
        (section, id) -> registers.provenance(section, id).or(() -> pack.provenance(section, id)),
        clock);
  }

  @Bean
  KeptRegister keptRegister(RegisterStore registers, Site site, Particulars particulars) {
    return new KeptRegister(registers, site, particulars);
  }

  @Bean
  Particulars particulars(RegisterStore registers, Clock clock) {
    Instant updated = registers.updated().orElseGet(clock::instant);
    return new Particulars(registers.details(), LocalDate.ofInstant(updated, ZoneOffset.UTC));
  }

  @Bean
  Docket docket(Database database) {
    return new Docket(database);
  }

  @Bean
  PublishedInquiries publishedInquiries(Database database) {
    return new PublishedInquiries(database);
  }

  @Bean
  Corrections corrections(Database database) {
    return new Corrections(database);
  }

  @Bean
  RegisterStore registers(Database database) {
    return new RegisterStore(database);
  }

  @Bean
  Search search(Database database) {
    return new Search(database);
  }

  @Bean
  Requests requests(Site site) {
    return new Requests(site);
  }

  @Bean
  Charts charts(Site site) {
    return new Charts(site);
  }

  @Bean
  Maps maps(Site site, Particulars particulars) {
    return new Maps(site, particulars);
  }

  @Bean
  Chains chains(Site site) {
    return new Chains(site);
  }
}
