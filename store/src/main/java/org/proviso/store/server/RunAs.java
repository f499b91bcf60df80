package org.proviso.store.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// As whom PostgreSQL's programs run: never as root, which they refuse.
///
/// The owner of the folder decides, so that data made in one way is not later opened in another. A
/// plain user runs them as themselves. Root runs them as the folder's owner. In a folder of root's
/// own it runs them in a user namespace, where root is nobody in particular, and where namespaces
/// are not to be had the folder is given to `nobody`.
///
/// @param before what stands before a command
/// @param user number of the user that owns the files
/// @param group number of that user's group
record RunAs(List<String> before, int user, int group) {

  private static final int ROOT = 0;
  private static final int NOBODY = 65534;

  /// Ctrl-C reaches every process of the terminal's session. The program closes the server when it
  /// has no more use for it, so the server needs a session of its own.
  private static final String SESSION = "setsid";

  RunAs {
    before = List.copyOf(before);
  }

  /// @throws RefusalException if the folder is another's, or root can become nobody who reaches it
  static RunAs choose(Site site) throws IOException, InterruptedException, RefusalException {
    int self = number(Path.of("/proc/self"), "unix:uid");
    int owner = number(site.folder(), "unix:uid");
    int group = number(site.folder(), "unix:gid");
    if (self != ROOT) {
      if (owner != self) {
        throw new RefusalException(new Refusal.OtherOwner(site.folder(), owner));
      }
      return new RunAs(List.of(SESSION), self, group);
    }
    List<String> namespace = List.of(SESSION, "unshare", "-U");
    if (owner == ROOT && site.namespaces() && works(namespace)) {
      return new RunAs(namespace, ROOT, ROOT);
    }
    return owner == ROOT ? becoming(NOBODY, NOBODY, site) : becoming(owner, group, site);
  }

  private static RunAs becoming(int user, int group, Site site)
      throws IOException, InterruptedException, RefusalException {
    List<String> before =
        List.of(SESSION, "setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
    if (!works(before)) {
      throw new RefusalException(new Refusal.OnlyRoot());
    }
    checkWay(site.folder(), site, user, group);
    checkWay(site.binaries(), site, user, group);
    return new RunAs(before, user, group);
  }

  /// What is not there yet will be made passable, and so will the folder itself.
  private static void checkWay(Path target, Site site, int user, int group)
      throws IOException, RefusalException {
    for (Path above = target.getRoot();
        !above.equals(target) && Files.exists(above);
        above = below(above, target)) {
      if (!above.equals(site.folder()) && !canPass(above, user, group)) {
        throw new RefusalException(new Refusal.OutOfReach(above, user));
      }
    }
  }

  private static Path below(Path above, Path target) {
    return above.resolve(target.getName(above.getNameCount()));
  }

  private static boolean canPass(Path folder, int user, int group) throws IOException {
    Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(folder);
    if (number(folder, "unix:uid") == user) {
      return allowed.contains(PosixFilePermission.OWNER_EXECUTE);
    }
    if (number(folder, "unix:gid") == group) {
      return allowed.contains(PosixFilePermission.GROUP_EXECUTE);
    }
    return allowed.contains(PosixFilePermission.OTHERS_EXECUTE);
  }

  private static int number(Path path, String attribute) throws IOException {
    return (int) Files.getAttribute(path, attribute);
  }

  private static boolean works(List<String> before) throws InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException _) {
      // There is no such program.
      return false;
    }
  }

  /// Returns a command that runs a program as this user.
  List<String> command(List<String> program) {
    return Stream.concat(before.stream(), program.stream()).toList();
  }

  /// Makes this user the owner of a file or folder; a link is not followed.
  void give(Path path) throws IOException {
    if ((int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS) != user) {
      Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /// Makes this user the owner of a folder and all that is in it. The folder comes last, so that
  /// after an interruption it is done again.
  void giveAll(Path folder) throws IOException {
    if (number(folder, "unix:uid") == user) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        give(file);
      }
    }
  }
}
