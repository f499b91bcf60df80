package org.proviso.web;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What an option is that the command line does not give: the variable `PROVISO_DATA`, or the line
/// `proviso.data` of the file from which Spring Boot takes its own settings.
final class Given implements IDefaultValueProvider {

  private static final Path FILE = Path.of("application.properties");
  private static final Set<String> OPTIONS = Set.of("--data", "--database", "--pack");

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && OPTIONS.contains(option.longestName())
        ? setting(option.longestName().substring(2))
        : null;
  }

  /// Returns a setting; null if neither the variable nor the file has it.
  ///
  /// @param name as in the file, after `proviso.`
  static @Nullable String setting(String name) {
    String variable = System.getenv("PROVISO_" + name.replace('.', '_').toUpperCase(Locale.ROOT));
    if (variable != null && !variable.isEmpty()) {
      return variable;
    }
    if (!Files.isRegularFile(FILE)) {
      return null;
    }
    try (Reader reader = Files.newBufferedReader(FILE)) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties.getProperty("proviso." + name);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE.toString(), e);
    }
  }
}
