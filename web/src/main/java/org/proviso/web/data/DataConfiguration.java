package org.proviso.web.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.proviso.web.site.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Where dumps are kept, and which addresses programs of other sites may read.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DataConfiguration implements WebMvcConfigurer {

  /// @param data folder for what the site keeps; empty for one that goes when the site ends
  @Bean
  Dumps dumps(Site site, @Value("${proviso.data:}") String data) throws IOException {
    return data.isEmpty()
        ? new Dumps(site, Files.createTempDirectory("proviso-dumps"), true)
        : new Dumps(site, Path.of(data).resolve("dumps"), false);
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
