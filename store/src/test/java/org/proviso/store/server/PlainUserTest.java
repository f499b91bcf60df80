package org.proviso.store.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server does not run as root, whoever starts it. As a plain user the other tests are the
/// test; here root becomes one. Skipped where the tests run as a plain user.
@Timeout(180)
class PlainUserTest {

  private static final int NOBODY = 65534;

  /// The account `daemon`, which every Linux has; `initdb` wants its user to have a name.
  private static final int DAEMON = 1;

  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /// Of the programs, which whoever comes first unpacks.
  @TempDir private static Path shared;

  @TempDir private Path open;

  @BeforeEach
  void letOthersPass() throws Exception {
    assumeTrue(owner(Path.of("/proc/self")) == 0, "needs root, to become a plain user");
    List<String> command = new ArrayList<>(AS_NOBODY);
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.add("-version");
    boolean runs;
    try {
      Process java =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(discard()).start();
      runs = java.waitFor() == 0;
    } catch (IOException noSetpriv) {
      runs = false;
    }
    assumeTrue(runs, "needs setpriv and a JDK that other users can run");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Site site(Path folder, boolean namespaces) {
    return new Site(folder, shared.resolve("binaries"), namespaces);
  }

  @AfterEach
  void endWhatIsLeft() throws InterruptedException {
    Leftovers.end(open.resolve("postgres"));
  }

  @Test
  void aPlainUserStartsItPlainly() throws Exception {
    Path folder = Files.createDirectory(open.resolve("own"));
    Files.setAttribute(folder, "unix:uid", NOBODY);
    Site site = Site.in(folder.resolve("postgres"));

    for (int start = 0; start < 2; start++) {
      try (Child child = Child.start(AS_NOBODY, copyOfClassPath(), site, 100L * start)) {
        child.awaitCommits(10);
        assertEquals(NOBODY, ownerOfServer(site));
        child.end();
        child.lineThatBegins(WritingProgram.CLOSED);
      }
    }
    try (Child child = Child.start(AS_NOBODY, copyOfClassPath(), site, 0)) {
      child.port();
      child.kill();
      try (Child next = Child.start(AS_NOBODY, copyOfClassPath(), site, 1_000_000)) {
        next.awaitCommits(10);
        next.end();
      }
    }
  }

  @Test
  void rootStartsItAsTheOwnerOfTheFolder() throws Exception {
    Path folder = Files.createDirectory(open.resolve("postgres"));
    Files.setAttribute(folder, "unix:uid", DAEMON);
    Files.setAttribute(folder, "unix:gid", DAEMON);

    Site site = site(folder, true);
    try (EmbeddedServer server = started(site)) {
      assertEquals("1", Connections.ask(server, "select 1"));
      assertEquals(DAEMON, ownerOfServer(site));
      assertEquals(DAEMON, owner(folder.resolve("password")));
    }
  }

  @Test
  void rootStartsItAsNobodyWhereThereAreNoUserNamespacesAndKeepsToThat() throws Exception {
    Path folder = open.resolve("postgres");
    for (Site site : List.of(site(folder, false), site(folder, true))) {
      try (EmbeddedServer server = started(site)) {
        assertEquals("1", Connections.ask(server, "select 1"));
        assertEquals(NOBODY, ownerOfServer(site));
      }
    }
  }

  @Test
  void whatRootMadeInAUserNamespaceGoesOnAsNobodyWhereThereIsNone() throws Exception {
    Path folder = open.resolve("postgres");
    try (EmbeddedServer server = started(site(folder, true))) {
      Connections.execute(server, "create table note (text text)");
    }

    Site without = site(folder, false);
    try (EmbeddedServer server = started(without)) {
      assertEquals("0", Connections.ask(server, "select count(*) from note"));
      assertEquals(NOBODY, ownerOfServer(without));
    }
  }

  @Test
  void refusesAFolderThatNobodyCanNotReachAndNamesTheFolderThatIsInTheWay() throws Exception {
    Path shut = Files.createDirectory(open.resolve("shut"));
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
    Path folder = shut.resolve("postgres");

    Opening opening = EmbeddedServer.open(site(folder, false));

    Opening.Refused refused = assertInstanceOf(Opening.Refused.class, opening);
    assertEquals(new Refusal.OutOfReach(shut.toRealPath(), NOBODY), refused.refusal());
    assertTrue(refused.refusal().message().contains(shut.toString()));
  }

  @Test
  void refusesAPlainUserTheFolderOfAnother() throws Exception {
    Path folder = open.resolve("postgres");
    Site site = site(folder, true);
    started(site).close();

    try (Child child = Child.start(AS_NOBODY, copyOfClassPath(), site, -1)) {
      assertTrue(child.lineThatBegins(WritingProgram.REFUSED).contains(folder.toString()));
    }
  }

  private static EmbeddedServer started(Site site) throws InterruptedException {
    return switch (EmbeddedServer.open(site)) {
      case Opening.Started started -> started.server();
      case Opening.Refused refused -> throw new AssertionError(refused.refusal().message());
    };
  }

  private static int ownerOfServer(Site site) throws IOException {
    return owner(Path.of("/proc", Long.toString(Leftovers.postmaster(site.folder()).pid())));
  }

  private static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }

  private static ProcessBuilder.Redirect discard() {
    return ProcessBuilder.Redirect.DISCARD;
  }

  /// The class path, copied to where other users can read it.
  private String copyOfClassPath() throws IOException {
    Path copies = open.resolve("class-path");
    List<String> entries = new ArrayList<>();
    List<String> originals =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .toList();
    for (int i = 0; i < originals.size(); i++) {
      Path original = Path.of(originals.get(i));
      Path copy = copies.resolve(Integer.toString(i));
      if (!Files.exists(original) || original.toString().endsWith(".pom")) {
        continue;
      }
      entries.add(copy + (Files.isDirectory(original) ? "/" : ""));
      if (!Files.exists(copy)) {
        copy(original, copy);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path original, Path copy) throws IOException {
    Files.createDirectories(copy.resolveSibling(""));
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(original.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
        boolean folder = Files.isDirectory(file);
        Files.setPosixFilePermissions(
            target, PosixFilePermissions.fromString(folder ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
    Files.setPosixFilePermissions(copy.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
