package org.proviso.dispatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server on loopback that says what it is told to at each point of a transaction, hangs up,
/// or says nothing.
final class ScriptedServer implements AutoCloseable {

  static final String CUT = "cut";
  static final String SILENT = "silent";

  private static final Map<String, String> RIGHT =
      Map.of(
          "CONNECT", "220 test.invalid",
          "EHLO", "250 test.invalid",
          "HELO", "250 test.invalid",
          "MAIL", "250 2.1.0 ok",
          "RCPT", "250 2.1.5 ok",
          "DATA", "354 go on",
          "END", "250 2.0.0 taken",
          "RSET", "250 2.0.0 ok",
          "QUIT", "221 2.0.0 bye");

  private final ServerSocket socket;
  private final Map<String, String> script;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  ScriptedServer(Map<String, String> script) throws IOException {
    this.script = script;
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// Commands in order, and `END` for the end of a text.
  List<String> heard() {
    return List.copyOf(heard);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        talk(connection);
      } catch (IOException e) {
        // The other side hung up, or the test is over.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void talk(Socket connection) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    Writer out = new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8);
    boolean goesOn = answer("CONNECT", out);
    for (String line = in.readLine(); goesOn && line != null; line = in.readLine()) {
      String command = line.split(" ", -1)[0].toUpperCase(Locale.ROOT);
      goesOn = answer(command, out);
      if (goesOn && command.equals("DATA") && reply("DATA").startsWith("354")) {
        for (String text = in.readLine(); text != null && !text.equals("."); ) {
          text = in.readLine();
        }
        goesOn = answer("END", out);
      }
    }
  }

  private String reply(String point) {
    return script.getOrDefault(point, RIGHT.getOrDefault(point, "502 5.5.1 no such command"));
  }

  private boolean answer(String point, Writer out) throws IOException, InterruptedException {
    heard.add(point);
    String reply = reply(point);
    if (reply.equals(CUT)) {
      return false;
    }
    if (reply.equals(SILENT)) {
      Thread.sleep(1_500);
      return false;
    }
    out.write(reply + "\r\n");
    out.flush();
    // Who says 421 hangs up (RFC 5321, 3.8).
    return !point.equals("QUIT") && !reply.startsWith("421");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
