package org.proviso.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/// Serves for a moment and reads some pages, so that an AOT cache made from this run has what a
/// server needs to start and to answer.
final class Rehearsal {

  private static final int PAGES = 25;
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

  private Rehearsal() {}

  /// Serves on a free port, reads pages, and ends.
  ///
  /// @param arguments none
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("proviso");
    try {
      read(data);
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private static void read(Path data) throws IOException, InterruptedException {
    try (Served served = WebMain.rehearse(data);
        HttpClient client = HttpClient.newHttpClient()) {
      Set<String> seen = new HashSet<>();
      Deque<String> open = new ArrayDeque<>();
      open.add(served.first());
      while (!open.isEmpty() && seen.size() < PAGES) {
        String path = open.removeFirst();
        if (seen.add(path)) {
          HttpRequest request = HttpRequest.newBuilder(URI.create(served.address() + path)).build();
          String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
          LINK.matcher(page)
              .results()
              .map((MatchResult link) -> link.group(1).replace("&amp;", "&"))
              .forEach(open::add);
        }
      }
    }
  }
}
