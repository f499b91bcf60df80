package org.proviso.web.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.meaning.VectorProcess;
import org.proviso.evidence.page.PagePictures;
import org.proviso.evidence.passage.PassageFinder;
import org.proviso.store.Database;
import org.proviso.store.PolicyClauses;
import org.proviso.store.ReviewLists;
import org.proviso.store.Reviews;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the pages of evidence are made from.
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  private static final String LOADER = "org.springframework.boot.loader.launch.PropertiesLauncher";

  /// @param folder with a folder for each store; empty for `evidence` in the folder of data
  /// @param data folder for what the site keeps; empty if it has none
  @Bean(destroyMethod = "close")
  EvidenceStores evidenceStores(
      @Value("${proviso.evidence:}") String folder, @Value("${proviso.data:}") String data) {
    return new EvidenceStores(
        folder.isEmpty() ? Path.of(data).resolve("evidence") : Path.of(folder));
  }

  /// @param classPath of module `vectors`; empty if it is not here
  @Bean(destroyMethod = "close")
  SentenceVectors sentenceVectors(@Value("${" + VectorProcess.CLASS_PATH + ":}") String classPath) {
    return new SentenceVectors(classPath);
  }

  @Bean
  Reviews reviews(Database database) {
    return new Reviews(database);
  }

  @Bean
  ReviewLists reviewLists(Database database) {
    return new ReviewLists(database);
  }

  @Bean
  PolicyClauses policyClauses(Database database) {
    return new PolicyClauses(database);
  }

  @Bean
  ReviewDesk reviewDesk(ReviewLists lists) {
    return new ReviewDesk(lists);
  }

  @Bean
  HeldFiles heldFiles() {
    return new HeldFiles();
  }

  /// Read when the first passage is looked for.
  @Bean
  Supplier<PassageFinder> passageFinder() {
    return new PassageFinderOnce();
  }

  private static final class PassageFinderOnce implements Supplier<PassageFinder> {

    private @Nullable PassageFinder finder;

    @Override
    public synchronized PassageFinder get() {
      PassageFinder known = finder;
      if (known == null) {
        known = PassageFinder.shipped();
        finder = known;
      }
      return known;
    }
  }

  @Bean
  PagePictures pagePictures() {
    return new PagePictures(
        isRunnableFile() ? EvidenceConfiguration::ofRunnableFile : PagePictures::ofThisProcess);
  }

  /// The one file that runs by itself holds jars within a jar, which only its own loader reads.
  private static List<String> ofRunnableFile(String name) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dloader.main=" + name,
        "-cp",
        System.getProperty("java.class.path"),
        LOADER);
  }

  private static boolean isRunnableFile() {
    return ClassLoader.getSystemResource(LOADER.replace('.', '/') + ".class") != null;
  }
}
