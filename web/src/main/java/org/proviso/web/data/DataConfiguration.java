package org.proviso.web.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.proviso.docket.record.Digest;
import org.proviso.law.procedure.Procedure;
import org.proviso.register.DetainerPublication;
import org.proviso.store.Database;
import org.proviso.store.EventLog;
import org.proviso.store.Ledgers;
import org.proviso.store.Matters;
import org.proviso.store.PublishedEntries;
import org.proviso.store.RegisterStore;
import org.proviso.web.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// Where dumps are kept, and which addresses programs of other sites may read.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DataConfiguration implements WebMvcConfigurer {

  @Bean
  PublishedEntries publishedEntries(Database database) {
    return new PublishedEntries(database);
  }

  @Bean
  OpenData openData(
      Site site,
      RegisterStore registers,
      PublishedEntries entries,
      DetainerPublication detainers,
      Matters matters,
      Ledgers ledgers,
      Procedure procedure) {
    return new OpenData(site, registers, entries, detainers, matters, ledgers, procedure);
  }

  /// @param data folder for what the site keeps; empty for one that goes when the site ends
  @Bean
  Dumps dumps(OpenData from, EventLog log, Clock clock, @Value("${proviso.data:}") String data)
      throws IOException {
    Dumps.Made made =
        (folder, manifest) ->
            log.addDump(manifest.day(), clock.instant(), documents(folder, manifest));
    return data.isEmpty()
        ? new Dumps(from, Files.createTempDirectory("proviso-dumps"), true, Dumps.REST, made)
        : new Dumps(from, Path.of(data).resolve("dumps"), false, Dumps.REST, made);
  }

  /// The file of checksums first: it tells one dump from another.
  private static List<EventLog.Document> documents(Path folder, Dump.Manifest manifest)
      throws IOException {
    List<EventLog.Document> documents = new ArrayList<>();
    for (String name : List.of(Dump.SUMS, Dump.MANIFEST)) {
      Path file = folder.resolve(name);
      documents.add(document(name, Dump.sum(file), Files.size(file)));
    }
    for (Dump.File file : manifest.files()) {
      documents.add(document(file.name(), file.sha256(), file.bytes()));
    }
    return documents;
  }

  private static EventLog.Document document(String name, String sha256, long bytes) {
    return new EventLog.Document(name, Digest.parseHex(sha256).orElseThrow(), bytes);
  }

  /// Every view is a page in HTML. Thymeleaf would take the type of one that says why there is no
  /// feed from the end of the address, which is `.atom`.
  @Bean
  static BeanPostProcessor viewsAreHtml() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ThymeleafViewResolver resolver) {
          resolver.setForceContentType(true);
        }
        return bean;
      }
    };
  }

  /// What is public and asks for no cookie may be read by pages of any other site; what people see
  /// and fill in may not.
  @Override
  public void addCorsMappings(CorsRegistry registry) {
    for (String path : new String[] {"/api/**", "/data/**"}) {
      registry
          .addMapping(path)
          .allowedOrigins("*")
          .allowedMethods("GET", "HEAD")
          .exposedHeaders("ETag")
          .maxAge(86_400);
    }
  }
}
