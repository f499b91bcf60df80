package org.proviso.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The browser of this machine, started once for all tests of a process.
public final class Chromium {

  /// The one without windows first: the others draw their own in every context, which takes as long
  /// as many a page.
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium-headless-shell"),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private static final class Started {
    static final Browser BROWSER = start();
  }

  private Chromium() {}

  /// Returns the browser; skips the test if this machine has none.
  public static Browser browser() {
    assumeTrue(
        executable().isPresent(),
        "no chromium at " + PLACES + ": browser tests are skipped (./verify installs it)");
    return Started.BROWSER;
  }

  /// Keeps what a whole page looks like below target/screenshots, for somebody to look at: with
  /// `-Dproviso.screenshots=true` only, since it takes as long as looking for faults.
  ///
  /// @param name of the file, without its ending
  public static void photograph(Page page, String name) {
    if (Boolean.getBoolean("proviso.screenshots")) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screenshots", name + ".png")));
    }
  }

  private static Optional<Path> executable() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  private static Browser start() {
    // Closed by the end of the process: the driver is a child of it.
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable().orElseThrow())
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }
}
