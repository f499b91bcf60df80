package org.proviso.web.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.proviso.dispatch.Bounces;
import org.proviso.dispatch.Dispatch;
import org.proviso.dispatch.MailServer;
import org.proviso.dispatch.Mailbox;
import org.proviso.dispatch.PrintHouse;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.pack.Clocks;
import org.proviso.pack.Pack;
import org.proviso.store.Addresses;
import org.proviso.store.Answers;
import org.proviso.store.ClockDecisions;
import org.proviso.store.Database;
import org.proviso.store.Deliveries;
import org.proviso.store.Docket;
import org.proviso.store.EnteredService;
import org.proviso.store.EventLog;
import org.proviso.store.Inquiries;
import org.proviso.store.Invitations;
import org.proviso.store.Ledgers;
import org.proviso.store.Matters;
import org.proviso.store.PreparedMailings;
import org.proviso.store.RecipientClocks;
import org.proviso.store.WrongEntries;
import org.proviso.web.matter.Lanes;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.money.HoldViews;
import org.proviso.web.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of the desk are made from.
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

  @Bean
  Office office(
      @Value("${proviso.office.name:The grantor}") String name,
      @Value("${proviso.office.address:}") String address,
      @Value("${proviso.office.zone:America/New_York}") String zone,
      @Value("${proviso.address:http://127.0.0.1}") String site) {
    return Office.of(name, address, zone, site);
  }

  @Bean
  Inquiries inquiries(Database database) {
    return new Inquiries(database);
  }

  @Bean
  Addresses addresses(Database database) {
    return new Addresses(database);
  }

  @Bean
  PreparedMailings preparedMailings(Database database) {
    return new PreparedMailings(database);
  }

  @Bean
  Deliveries deliveries(Database database) {
    return new Deliveries(database);
  }

  @Bean
  EnteredService enteredService(Database database) {
    return new EnteredService(database);
  }

  @Bean
  WrongEntries wrongEntries(Database database) {
    return new WrongEntries(database);
  }

  @Bean
  ClockDecisions clockDecisions(Database database) {
    return new ClockDecisions(database);
  }

  /// @throws IllegalStateException if the pack's clocks can not be read, which loading it refuses
  @Bean
  Clocks clocks(Pack pack) {
    return switch (Clocks.read(pack)) {
      case Clocks.Outcome.Read(Clocks clocks) -> clocks;
      case Clocks.Outcome.Rejected(var issues) -> throw new IllegalStateException("" + issues);
    };
  }

  @Bean
  OpenInquiries openInquiries(
      Inquiries inquiries, Answers answers, Clocks clocks, Office office, Clock clock) {
    return new OpenInquiries(
        inquiries,
        answers,
        new RecipientClocks(clocks, office.zone()),
        new ClockReckoner(clocks.reckoner()),
        office,
        clock);
  }

  @Bean
  WholeRecord wholeRecord(OpenInquiries open, Answers answers, Matters matters, Ledgers ledgers) {
    return new WholeRecord(open, answers, matters, ledgers);
  }

  @Bean
  LetterWriter letterWriter(Site site, Clocks clocks, Office office) {
    return new LetterWriter(site, clocks, office);
  }

  @Bean
  Mailings mailings(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      Invitations invitations,
      LetterWriter writer,
      Reminding reminding,
      Clock clock) {
    return new Mailings(open, addresses, prepared, invitations, writer, reminding, clock);
  }

  @Bean
  Reminding reminding(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      EventLog log,
      Clocks clocks) {
    return new Reminding(open, addresses, prepared, log, new ClockReckoner(clocks.reckoner()));
  }

  @Bean
  FollowingLetters followingLetters(
      OpenInquiries open, Addresses addresses, PreparedMailings prepared, LetterWriter writer) {
    return new FollowingLetters(open, addresses, prepared, writer);
  }

  @Bean
  RecipientPage recipientPage(
      OpenInquiries open,
      Addresses addresses,
      Reminding reminding,
      DeskForms forms,
      Clocks clocks,
      Site site) {
    return new RecipientPage(open, addresses, reminding, forms, clocks, site);
  }

  @Bean
  DryRuns dryRuns(OpenInquiries open, Inquiries inquiries, Addresses addresses, Site site) {
    return new DryRuns(open, inquiries, addresses, site);
  }

  @Bean
  Issues issues(Answers answers, Lanes lanes) {
    return new Issues(answers, lanes);
  }

  @Bean
  MatterTasks matterTasks(Matters matters, MatterViews views) {
    return new MatterTasks(matters, views);
  }

  @Bean
  MoneyTasks moneyTasks(Ledgers ledgers, Matters matters, HoldViews holds) {
    return new MoneyTasks(ledgers, matters, holds);
  }

  @Bean
  Published published(Docket docket, Inquiries inquiries) {
    return new Published(docket, inquiries);
  }

  @Bean
  DeskForms deskForms(Site site, Clock clock) {
    return new DeskForms(site, clock);
  }

  @Bean
  PrintHouse printHouse(Database database, Clock clock) {
    return new PrintHouse(database, clock);
  }

  /// @param host of the mailbox to which notices come back; empty for none
  @Bean
  Notices notices(
      Database database,
      Clock clock,
      @Value("${proviso.notices.host:}") String host,
      @Value("${proviso.notices.port:993}") int port,
      @Value("${proviso.notices.secure:tls}") String secure,
      @Value("${proviso.notices.user:}") String user,
      @Value("${proviso.notices.password-file:}") String passwordFile,
      @Value("${proviso.notices.folder:INBOX}") String folder,
      @Value("${proviso.mail.from:}") String from)
      throws java.io.IOException {
    if (host.isBlank()) {
      return new Notices(null, null);
    }
    String password = password(passwordFile);
    return new Notices(
        new Bounces(database, clock, from),
        new Mailbox(
            host,
            port,
            MailServer.Secure.valueOf(secure.toUpperCase(Locale.ROOT)),
            user,
            password == null ? "" : password,
            folder,
            Duration.ofMinutes(1)));
  }

  /// @param secure `tls`, `starttls` or `no`
  /// @param passwordFile file whose first line is the password; empty for none
  @Bean(destroyMethod = "close")
  Dispatch dispatch(
      Database database,
      Clock clock,
      @Value("${proviso.mail.host:}") String host,
      @Value("${proviso.mail.port:587}") int port,
      @Value("${proviso.mail.secure:starttls}") String secure,
      @Value("${proviso.mail.user:}") String user,
      @Value("${proviso.mail.password-file:}") String passwordFile,
      @Value("${proviso.mail.from:}") String from)
      throws java.io.IOException {
    MailServer mail =
        host.isBlank()
            ? null
            : new MailServer(
                host,
                port,
                MailServer.Secure.valueOf(secure.toUpperCase(Locale.ROOT)),
                user.isBlank() ? null : user,
                password(passwordFile),
                from,
                Duration.ofMinutes(1));
    return Dispatch.open(database, clock, mail, BETWEEN_LOOKS);
  }

  private static @Nullable String password(String file) throws java.io.IOException {
    if (file.isBlank()) {
      return null;
    }
    try (var lines = Files.lines(Path.of(file))) {
      return lines.findFirst().orElse(null);
    }
  }
}
