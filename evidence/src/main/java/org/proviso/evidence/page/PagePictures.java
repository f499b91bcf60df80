package org.proviso.evidence.page;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.StoredItems;
import org.proviso.evidence.page.PagePicture.Reason;
import org.proviso.evidence.worker.PageMain;

/// Pictures of the pages of PDF files and of pictures, each drawn once and then kept in the store.
///
/// Whatever draws is a process that ends after one page, with bounds on its time and memory; two at
/// a time. Safe for several threads.
public final class PagePictures {

  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp");

  private static final int AT_ONCE = 2;
  private static final long SECONDS = 30;

  /// Stands for the exit code of a process that was ended.
  private static final int OVERRAN = -1;

  private static final String MEMORY = "-Xmx768m";

  private final Function<String, List<String>> java;
  private final Semaphore free = new Semaphore(AT_ONCE);

  /// @param java starts a virtual machine with this module's classes: of the name of a class it
  ///   makes the words of a command, to which options are added after the first and arguments at
  ///   the end
  public PagePictures(Function<String, List<String>> java) {
    this.java = java;
  }

  /// Returns the words of a command that runs a class of this process, where its classes come from
  /// a class path.
  ///
  /// @param name of the class
  public static List<String> ofThisProcess(String name) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        name);
  }

  /// Tells whether pages of such files are drawn.
  ///
  /// @param type media type
  public static boolean has(String type) {
    return type.equals("application/pdf") || PICTURES.contains(type);
  }

  /// Returns the picture of a page, drawn now or before.
  ///
  /// @param store in which the original is
  /// @param digest of the original
  /// @param type its media type
  /// @param page from 1
  /// @throws IOException if the store cannot be read or written
  /// @throws InterruptedException if the thread is interrupted while it waits
  public PagePicture of(Path store, Digest digest, String type, int page)
      throws IOException, InterruptedException {
    if (!has(type)) {
      return new PagePicture.None(Reason.NO_PAGES);
    }
    if (page < 1) {
      return new PagePicture.None(Reason.NO_SUCH_PAGE);
    }
    String hex = digest.hex();
    Path original = StoredItems.original(store, digest);
    Path drawn =
        store.resolve("pages").resolve(hex.substring(0, 2)).resolve(hex + "-" + page + ".png");
    if (Files.exists(drawn)) {
      return new PagePicture.Drawn(drawn);
    }
    if (!Files.isRegularFile(original)) {
      return new PagePicture.None(Reason.NO_ORIGINAL);
    }
    free.acquire();
    try {
      return draw(original, type, page, drawn);
    } finally {
      free.release();
    }
  }

  private PagePicture draw(Path original, String type, int page, Path drawn)
      throws IOException, InterruptedException {
    Files.createDirectories(drawn.getParent());
    Path unfinished = Files.createTempFile(drawn.getParent(), "drawing", ".png");
    try {
      String kind = type.equals("application/pdf") ? "pdf" : "picture";
      return switch (ended(start(original, kind, page, unfinished))) {
        case PageMain.DRAWN -> {
          keep(unfinished, drawn);
          yield new PagePicture.Drawn(drawn);
        }
        case PageMain.NO_SUCH_PAGE -> new PagePicture.None(Reason.NO_SUCH_PAGE);
        case PageMain.NOT_DRAWN -> new PagePicture.None(Reason.NOT_DRAWN);
        default -> new PagePicture.None(Reason.BY_LIMIT);
      };
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /// Returns what a process ended with; it does not outlive this.
  private static int ended(Process process) throws InterruptedException {
    try {
      return process.waitFor(SECONDS, TimeUnit.SECONDS) ? process.exitValue() : OVERRAN;
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Path original, String kind, int page, Path file) throws IOException {
    List<String> words = new ArrayList<>(java.apply(PageMain.class.getName()));
    words.addAll(
        1,
        List.of(
            MEMORY,
            "-Xss4m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Duser.timezone=UTC",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of(original.toString(), kind, Integer.toString(page), file.toString()));
    return new ProcessBuilder(words)
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private static void keep(Path unfinished, Path drawn) throws IOException {
    try {
      Files.move(unfinished, drawn, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, drawn, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
