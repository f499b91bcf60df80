package org.proviso.bench.race;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the figures were measured on.
///
/// @param processor model as the system names it
/// @param cores how many the JVM may use
/// @param memory in bytes
/// @param system name and version of the operating system
/// @param java version of the JDK
public record Machine(String processor, int cores, long memory, String system, String java) {

  /// Returns the machine that this JVM runs on.
  public static Machine here() {
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.vendor") + " " + Runtime.version());
  }

  private static String model() {
    Path description = Path.of("/proc/cpuinfo");
    if (Files.isReadable(description)) {
      try (Stream<String> lines = Files.lines(description)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException unreadable) {
        return System.getProperty("os.arch");
      }
    }
    return System.getProperty("os.arch");
  }
}
