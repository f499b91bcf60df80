package org.proviso.store.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Why an embedded server was not started, for a person who can do something about it.
public sealed interface Refusal {

  /// No binaries for this operating system and processor come with Proviso.
  record NoBinaries(String system, String processor) implements Refusal {}

  /// The folder, or something in it, cannot be made, read or written.
  ///
  /// @param fault what the system said
  record Unusable(Path folder, String fault) implements Refusal {}

  /// The folder belongs to another user, and only root may run a server for another.
  ///
  /// @param owner number of the user that it belongs to
  record OtherOwner(Path folder, int owner) implements Refusal {}

  /// Another program has the folder open.
  ///
  /// @param process its number; null if it is not known
  record InUse(Path folder, @Nullable Long process) implements Refusal {}

  /// The cluster was made by another major version of PostgreSQL.
  ///
  /// @param found major version of the cluster
  /// @param expected major version of the binaries
  record OtherMajorVersion(Path cluster, String found, String expected) implements Refusal {}

  /// There is a cluster, and the file with its password is gone.
  record NoPassword(Path file) implements Refusal {}

  /// The cluster does not take the password in the file.
  record WrongPassword(Path file) implements Refusal {}

  /// PostgreSQL does not run as root, and this process can start nothing as another user.
  record OnlyRoot() implements Refusal {}

  /// The user that PostgreSQL would run as cannot pass a folder above the data.
  ///
  /// @param folder the topmost folder that is in the way
  /// @param user number of that user
  record OutOfReach(Path folder, int user) implements Refusal {}

  /// PostgreSQL ends, or is not ready in time.
  ///
  /// @param log the whole log
  /// @param lastLines of this attempt, oldest first
  record DoesNotComeUp(Path log, List<String> lastLines) implements Refusal {

    public DoesNotComeUp {
      lastLines = List.copyOf(lastLines);
    }
  }

  /// Returns what happened and what can be done, in English.
  default String message() {
    return switch (this) {
      case NoBinaries(String system, String processor) -> say("NoBinaries", system, processor);
      case Unusable(Path folder, String fault) -> say("Unusable", folder, fault);
      case OtherOwner(Path folder, int owner) -> say("OtherOwner", folder, owner);
      case InUse(Path folder, Long process) when process != null ->
          say("InUse.process", folder, process);
      case InUse(Path folder, _) -> say("InUse", folder);
      case OtherMajorVersion(Path cluster, String found, String expected) ->
          say("OtherMajorVersion", cluster, found, expected);
      case NoPassword(Path file) -> say("NoPassword", file);
      case WrongPassword(Path file) -> say("WrongPassword", file);
      case OnlyRoot() -> say("OnlyRoot");
      case OutOfReach(Path folder, int user) -> say("OutOfReach", folder, user);
      case DoesNotComeUp(Path log, List<String> lines) ->
          say("DoesNotComeUp", log, String.join("\n", lines));
    };
  }

  private static String say(String key, Object... arguments) {
    String text =
        ResourceBundle.getBundle("org.proviso.store.server.refusals", Locale.ROOT).getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", arguments[i].toString());
    }
    return text;
  }
}
