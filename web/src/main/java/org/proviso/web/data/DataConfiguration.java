package org.proviso.web.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.proviso.register.DetainerPublication;
import org.proviso.store.Database;
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
      Site site, RegisterStore registers, PublishedEntries entries, DetainerPublication detainers) {
    return new OpenData(site, registers, entries, detainers);
  }

  /// @param data folder for what the site keeps; empty for one that goes when the site ends
  @Bean
  Dumps dumps(OpenData from, @Value("${proviso.data:}") String data) throws IOException {
    return data.isEmpty()
        ? new Dumps(from, Files.createTempDirectory("proviso-dumps"), true, Dumps.REST)
        : new Dumps(from, Path.of(data).resolve("dumps"), false, Dumps.REST);
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
