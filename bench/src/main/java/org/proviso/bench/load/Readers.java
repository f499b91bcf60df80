package org.proviso.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Readers who ask a site for pages at a steady rate, whether or not it keeps up.
///
/// A request counts from the moment at which it was due, not from that at which it could be sent: a
/// site that stalls is not spared the requests that would have come meanwhile.
///
/// @param site address of a site on this machine
/// @param perSecond requests a second
/// @param lasting how long
/// @param seed of the order of the addresses
record Readers(URI site, int perSecond, Duration lasting, long seed) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A request that was answered, or not.
  ///
  /// @param kind what sort of page it was
  /// @param nanos from the moment it was due to the end of its answer
  /// @param status 0 if there was no answer
  /// @param bytes of the body as sent, compressed
  record Read(String kind, long nanos, int status, int bytes) {}

  /// An address and what sort of page it has.
  record Address(String kind, String path) {}

  /// @throws IllegalArgumentException if the site is not on this machine
  Readers {
    try {
      if (!InetAddress.getByName(site.getHost()).isLoopbackAddress()) {
        throw new IllegalArgumentException(site + " is not on this machine");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(site + " is not on this machine", e);
    }
  }

  /// Reads, and returns every request in the order of its end.
  ///
  /// @param addresses what is read; each kind as often as any other
  List<Read> read(List<Address> addresses) {
    Random random = new Random(seed);
    List<String> kinds = addresses.stream().map(Address::kind).distinct().toList();
    ConcurrentLinkedQueue<Read> done = new ConcurrentLinkedQueue<>();
    long pause = Duration.ofSeconds(1).toNanos() / perSecond;
    long count = lasting.toNanos() / pause;
    // The readers are waited for before the client closes, which they read with.
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      for (long i = 0; i < count; i++) {
        String kind = kinds.get(random.nextInt(kinds.size()));
        List<Address> some = addresses.stream().filter(each -> each.kind().equals(kind)).toList();
        Address address = some.get(random.nextInt(some.size()));
        long due = begin + i * pause;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        readers.execute(() -> done.add(ask(client, address, due)));
      }
    }
    return new ArrayList<>(done);
  }

  private Read ask(HttpClient client, Address address, long due) {
    HttpRequest request =
        HttpRequest.newBuilder(site.resolve(address.path()))
            .timeout(PATIENCE)
            .header("Accept-Encoding", "gzip")
            .build();
    int status = 0;
    int bytes = 0;
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      status = answer.statusCode();
      bytes = answer.body().length;
    } catch (IOException e) {
      // No answer: status 0 says so.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Read(address.kind(), System.nanoTime() - due, status, bytes);
  }
}
