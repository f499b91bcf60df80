package org.proviso.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadersTest {

  /// By hand: of 1 to 100 the 95th is 95; of one value every percentile is that value.
  @Test
  void percentilesAreThoseOfTheNearestRank() {
    long[] hundred = LongStream.rangeClosed(1, 100).toArray();

    assertEquals(50, Waits.percentile(hundred, 50));
    assertEquals(95, Waits.percentile(hundred, 95));
    assertEquals(99, Waits.percentile(hundred, 99));
    assertEquals(7, Waits.percentile(new long[] {7}, 50));
    assertEquals(3, Waits.percentile(new long[] {1, 2, 3}, 95));
  }

  /// A site that answers one request after the other, each in 50 ms, cannot keep up with 40 a
  /// second: the last of 40 waits for all before it, some two seconds, and that is what counts.
  @Test
  void aSiteThatStallsIsNotSparedWhatWasDue() throws IOException {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          pause();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[2]);
          exchange.close();
        });
    site.setExecutor(Executors.newSingleThreadExecutor());
    site.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + site.getAddress().getPort());
      List<Readers.Read> reads =
          new Readers(address, 40, Duration.ofSeconds(1), 1)
              .read(List.of(new Readers.Address("page", "/")));

      assertEquals(40, reads.size());
      assertTrue(reads.stream().allMatch(read -> read.status() == 200 && read.bytes() == 2));
      long longest = reads.stream().mapToLong(Readers.Read::nanos).max().orElseThrow();
      assertTrue(longest >= Duration.ofMillis(900).toNanos(), longest + " ns");
    } finally {
      site.stop(0);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void readsOnlyFromThisMachine() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Readers(URI.create("http://192.0.2.1"), 1, Duration.ofSeconds(1), 1));
  }
}
