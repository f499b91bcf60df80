package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.store.Accounts;
import org.proviso.store.Answers;
import org.proviso.store.Uploads;
import org.proviso.web.AccessSite;

/// The portal over HTTP, as recipients of two parties and one of the staff use it.
class PortalTest {

  private static final String HERE = PortalInquiry.CHICAGO;
  private static final String OREGON = "/portal/r4/state-or";
  private static final Accounts.Held OF_CHICAGO =
      new Accounts.Held("recipient", "chicago-il", false);
  private static final Accounts.Held OF_OREGON = new Accounts.Held("recipient", "state-or", false);

  /// By `printf 'General order 1' | sha256sum`.
  private static final String ORDER =
      "515d84bb08c613179c08d7e8898e14a86d1f2f22bdbc3992a396abae1dccc221";

  /// By `printf Memorandum | sha256sum`.
  private static final String MEMORANDUM =
      "160d9cbd4711dc9eed2194ef4765b51bb5effc8a63641b56d180764383858cfa";

  @TempDir private static Path collected;

  private static final AccessSite SITE = new AccessSite();
  private static final Visitor CHICAGO = new Visitor(SITE);
  private static final Visitor STATE = new Visitor(SITE);

  @BeforeAll
  static void send() {
    PortalInquiry.send(SITE);
    CHICAGO.join("chicago", OF_CHICAGO);
    STATE.join("oregon", OF_OREGON);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String found(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), () -> pattern + " in " + text);
    return found.group(1);
  }

  private static HttpResponse<String> multipart(
      Visitor visitor, String path, String name, String content) {
    String boundary = "----between";
    String body =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
            + visitor.token()
            + "\r\n--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"content\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            + content
            + "\r\n--"
            + boundary
            + "--\r\n";
    return visitor.send(
        HttpRequest.newBuilder(URI.create(SITE.address() + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpRequest.Builder tus(Visitor visitor, String path) {
    return HttpRequest.newBuilder(URI.create(SITE.address() + path))
        .header("Tus-Resumable", "1.0.0")
        .header("X-CSRF-TOKEN", visitor.token());
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> create(
      Visitor visitor, String here, long length, String metadata) {
    return visitor.send(
        tus(visitor, here + "/uploads")
            .header("Upload-Length", Long.toString(length))
            .header("Upload-Metadata", metadata)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private static HttpResponse<String> patch(Visitor visitor, String at, long offset, byte[] bytes) {
    return visitor.send(
        tus(visitor, at)
            .header("Upload-Offset", Long.toString(offset))
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build());
  }

  private static HttpResponse<String> ask(Visitor visitor, String method, String at) {
    return visitor.send(
        tus(visitor, at).method(method, HttpRequest.BodyPublishers.noBody()).build());
  }

  private static long offset(HttpResponse<String> response) {
    return Long.parseLong(response.headers().firstValue("Upload-Offset").orElse("-1"));
  }

  /// Two parties, one after the other: Oregon answers by forms alone.
  @Test
  void takesAWholeAnswerByFormsWithoutScripts() throws IOException {
    oregonIsSignedIn();
    String list = STATE.get("/portal").body();
    assertTrue(list.contains("Section 1373") && list.contains("r4/state-or/1"), list);
    assertTrue(list.contains("America/New_York"), list);
    assertFalse(list.contains("chicago"), list);
    String first = STATE.get(OREGON).body();
    assertTrue(first.contains("Asking for time does not waive an objection."), first);
    assertTrue(first.contains("A subpoena may follow."), first);
    assertEquals(302, STATE.post(OREGON + "/begin").statusCode());

    STATE.get(OREGON + "/items/1");
    HttpResponse<String> sent =
        multipart(STATE, OREGON + "/items/1/files", "order.txt", "General order 1");
    assertEquals(302, sent.statusCode(), sent.body());
    String item = STATE.get(OREGON + "/items/1").body();
    String file = found("name=\"file\" id=\"file-(u-[a-z0-9]+)\"", item);
    assertTrue(item.contains(ORDER), item);
    assertEquals(
        400, STATE.post(OREGON + "/items/1", "kind", "", "said", "Kept on error.").statusCode());
    String wrong = STATE.post(OREGON + "/items/1", "kind", "", "said", "Kept on error.").body();
    assertTrue(wrong.contains("Kept on error."), "what was typed is lost");
    assertEquals(
        302,
        STATE.post(OREGON + "/items/1", "kind", "produce", "file", file, "said", "").statusCode());
    assertEquals(
        302,
        STATE
            .post(OREGON + "/items/2", "kind", "object", "said", "Beyond the terms.")
            .statusCode());
    assertEquals(
        302,
        STATE
            .post(
                OREGON + "/items/3",
                "kind",
                "privileged",
                "said",
                "",
                "document",
                "Letter",
                "dated",
                "May 2016",
                "author",
                "A",
                "addressees",
                "B",
                "documentKind",
                "e-mail",
                "basis",
                "advice of counsel",
                "pages",
                "1",
                "document",
                "",
                "dated",
                "",
                "author",
                "",
                "addressees",
                "",
                "documentKind",
                "",
                "basis",
                "",
                "pages",
                "")
            .statusCode());
    assertEquals(0, certifiedVersions());

    SITE.pass(Duration.ofMinutes(11));
    HttpResponse<String> stale = STATE.get(OREGON + "/certify");
    assertEquals("/account/step-up", Visitor.location(stale));
    STATE.stepUp();
    String certify = STATE.get(OREGON + "/certify").body();
    assertTrue(certify.contains("I certify that I am authorized to do so"), certify);
    String seen = found("name=\"seen\" value=\"([0-9a-f]{64})\"", certify);
    String[] form = {
      "seen", seen, "official", "First Official", "office", "Attorney General", "agreed", "yes"
    };
    assertEquals(400, STATE.post(OREGON + "/certify", form).statusCode(), "no name is typed");
    List<String> typed = new ArrayList<>(List.of(form));
    typed.addAll(List.of("typed", "Second Official"));
    HttpResponse<String> other = STATE.post(OREGON + "/certify", typed.toArray(new String[0]));
    assertTrue(other.body().contains("not that of the official"), other.body());
    typed.set(typed.size() - 1, "First Official");
    HttpResponse<String> done = STATE.post(OREGON + "/certify", typed.toArray(new String[0]));
    assertEquals(OREGON + "/receipts/1", Visitor.location(done), done.body());

    String receipt = STATE.get(OREGON + "/receipts/1").body();
    assertTrue(receipt.contains(seen) && receipt.contains("order.txt"), receipt);
    String canonical = STATE.get(OREGON + "/receipts/1.txt").body();
    assertEquals(seen, Digest.sha256(canonical.getBytes(StandardCharsets.UTF_8)).hex());
    HttpResponse<String> pdf = STATE.get(OREGON + "/receipts/1.pdf");
    assertEquals("application/pdf", pdf.headers().firstValue("Content-Type").orElse(""));
    assertTrue(pdf.body().startsWith("%PDF-"));
    assertEquals(1, certifiedVersions());

    replacesTheCertifier();
    amends();
    assertTrue(STATE.get(OREGON).body().contains("Beyond the terms."), "the objection is listed");
    assertTrue(STATE.get("/portal").body().contains("answered"), "the clock has the answer");
    isCollected();
  }

  /// Two versions, the second of which names the file of the first again, come into a folder.
  private static void isCollected() throws IOException {
    Path folder = collected.resolve("oregon");
    String evidence = SITE.data().resolve("evidence").resolve("NAME").toString();
    List<String> further =
        List.of(
            collected.resolve("oregon-handed-in.csv") + " lists them",
            "Next: ./proviso intake state-or=" + folder + " --into " + evidence);

    List<String> said = SITE.collect("r4", "state-or", folder);

    assertEquals("2 files written into " + folder + ", 0 were there already", said.getFirst());
    assertEquals(further, said.subList(1, said.size()));
    assertEquals(List.of("oregon", "oregon-handed-in.csv"), below(collected, 1));
    assertEquals(List.of("1", "1/order.txt", "2", "2/概要.txt"), below(folder, 2));
    assertEquals("General order 1", Files.readString(folder.resolve("1/order.txt")));
    assertEquals("Memorandum", Files.readString(folder.resolve("2/概要.txt")));
    assertEquals(
        "inquiry,party,answer,receipt_sha256,certified,items,name,path,sha256,bytes\r\n"
            + row(1, "1,order.txt,1/order.txt," + ORDER + ",15")
            + row(2, "1,order.txt,1/order.txt," + ORDER + ",15")
            + row(2, "2,概要.txt,2/概要.txt," + MEMORANDUM + ",10"),
        Files.readString(collected.resolve("oregon-handed-in.csv")));

    Files.delete(folder.resolve("2/概要.txt"));
    assertEquals(
        "1 files written into " + folder + ", 1 were there already",
        SITE.collect("r4", "state-or", folder).getFirst());
    assertEquals(
        "0 files written into " + folder + ", 2 were there already",
        SITE.collect("r4", "state-or", folder).getFirst());

    // As long as what it takes the place of.
    Files.writeString(folder.resolve("1/order.txt"), "General order 2");
    Files.delete(folder.resolve("2/概要.txt"));
    assertEquals(
        List.of(
            "refused: there already with other bytes, and left as it is: "
                + folder.resolve("1/order.txt")
                + ". Nothing was written"),
        SITE.collect("r4", "state-or", folder));
    assertEquals("General order 2", Files.readString(folder.resolve("1/order.txt")));
    assertEquals(List.of("1", "1/order.txt", "2"), below(folder, 2));
    Path another = collected.resolve("another");
    Files.writeString(collected.resolve("another-handed-in.csv"), "of another\r\n");
    assertTrue(
        SITE.collect("r4", "state-or", another).getFirst().contains("another-handed-in.csv"));
    assertFalse(Files.exists(another));
  }

  /// Returns the beginning of a row of the list, as the receipt of a version says it.
  private static String row(int version, String rest) {
    String receipt = STATE.get(OREGON + "/receipts/" + version + ".txt").body();
    Instant certified =
        SITE.bean(Answers.class)
            .certified("r4", "state-or")
            .versions()
            .get(version - 1)
            .certifications()
            .getFirst()
            .at();
    String hash = Digest.sha256(receipt.getBytes(StandardCharsets.UTF_8)).hex();
    return "r4,state-or," + version + "," + hash + "," + certified + "," + rest + "\r\n";
  }

  private static List<String> below(Path folder, int depth) throws IOException {
    try (Stream<Path> found = Files.walk(folder, depth)) {
      return found
          .filter(each -> !each.equals(folder))
          .map(each -> folder.relativize(each).toString())
          .sorted()
          .toList();
    }
  }

  /// Chicago drafts, and certifies nothing here.
  @Test
  void collectsNothingOfADraftAndSaysWhatIsKnown() {
    Path folder = collected.resolve("chicago");

    assertEquals(
        List.of("chicago-il has certified no answer with a file in r4; nothing was written"),
        SITE.collect("r4", "chicago-il", folder));
    assertEquals(
        List.of("refused: there is no inquiry r5; there are: r4"),
        SITE.collect("r5", "chicago-il", folder));
    assertEquals(
        List.of(
            "refused: no letter of the inquiry was written to chicago; its recipients are:"
                + " chicago-il, state-or"),
        SITE.collect("r4", "chicago", folder));
    assertFalse(Files.exists(folder));
  }

  private static int certifiedVersions() {
    return SITE.bean(Answers.class).certified("r4", "state-or").versions().size();
  }

  private static void replacesTheCertifier() {
    String page = STATE.get(OREGON + "/certifier/1").body();
    assertTrue(page.contains("Certified by First Official, Attorney General"), page);
    HttpResponse<String> done =
        STATE.post(
            OREGON + "/certifier/1",
            "official",
            "Second Official",
            "office",
            "Deputy",
            "typed",
            "Second Official",
            "agreed",
            "yes",
            "reason",
            "The first has left.");
    assertEquals(OREGON + "/receipts/1", Visitor.location(done), done.body());
    String receipt = STATE.get(OREGON + "/receipts/1").body();
    assertTrue(receipt.contains("(replaced)") && receipt.contains("Second Official"), receipt);
    assertTrue(STATE.get(OREGON + "/receipts/1.pdf").body().startsWith("%PDF-"));
  }

  /// With a file whose name has characters that the typeface of receipts lacks.
  private static void amends() {
    assertEquals(302, STATE.post(OREGON + "/begin").statusCode());
    STATE.get(OREGON + "/items/2");
    assertEquals(
        302, multipart(STATE, OREGON + "/items/2/files", "概要.txt", "Memorandum").statusCode());
    String item = STATE.get(OREGON + "/items/2").body();
    String file = found("name=\"file\" id=\"file-(u-[a-z0-9]+)\"", item);
    assertEquals(
        302,
        STATE.post(OREGON + "/items/2", "kind", "produce", "file", file, "said", "").statusCode());
    String seen =
        found("name=\"seen\" value=\"([0-9a-f]{64})\"", STATE.get(OREGON + "/certify").body());
    SITE.pass(Duration.ofDays(3));
    STATE.signIn();
    STATE.get(OREGON + "/certify");
    HttpResponse<String> done =
        STATE.post(
            OREGON + "/certify",
            "seen",
            seen,
            "official",
            "Second Official",
            "office",
            "Deputy",
            "typed",
            "Second Official",
            "agreed",
            "yes");
    assertEquals(OREGON + "/receipts/2", Visitor.location(done), done.body());
    String receipt = STATE.get(OREGON + "/receipts/2").body();
    assertTrue(
        receipt.contains(
            "Amended version, received on 27 Nov 2026. The first version was received on 24 Nov"
                + " 2026."),
        receipt);
    assertTrue(receipt.contains("概要.txt"), receipt);
    assertTrue(STATE.get(OREGON + "/receipts/2.pdf").body().startsWith("%PDF-"));
    assertEquals(200, STATE.get(OREGON + "/receipts/1").statusCode(), "the first one stays");
    assertEquals(2, certifiedVersions());
  }

  private static void chicagoBegins() {
    chicagoIsSignedIn();
    CHICAGO.get(HERE);
    CHICAGO.post(HERE + "/begin");
    CHICAGO.get(HERE + "/items/1");
  }

  /// A session ends when days pass.
  private static void chicagoIsSignedIn() {
    if (CHICAGO.get(HERE).statusCode() != 200) {
      CHICAGO.signIn();
    }
  }

  private static void oregonIsSignedIn() {
    if (STATE.get("/account").statusCode() != 200) {
      STATE.signIn();
    }
  }

  @Test
  void goesOnWithAnUploadWhoseLineBroke() throws IOException, InterruptedException {
    long seed = new Random().nextLong();
    System.out.println("PortalTest: seed " + seed);
    byte[] content = new byte[700_000];
    new Random(seed).nextBytes(content);
    chicagoBegins();
    HttpResponse<String> created =
        create(
            CHICAGO,
            HERE,
            content.length,
            "filename "
                + encoded("a\u202e.pdf")
                + ",item "
                + encoded("1")
                + ",sha256 "
                + encoded(Digest.sha256(content).hex()));
    assertEquals(201, created.statusCode(), created.body());
    assertTrue(created.headers().firstValue("Upload-Expires").isPresent());
    String at = Visitor.location(created);
    assertEquals(0, offset(ask(CHICAGO, "HEAD", at)));

    breakOff(at, content, 400_000);

    long arrived = settled(at);
    assertTrue(arrived >= Uploads.LONGEST_PIECE && arrived <= 400_000, "" + arrived);
    HttpResponse<String> wrong = patch(CHICAGO, at, 0, content);
    assertEquals(409, wrong.statusCode());
    assertEquals(arrived, offset(wrong));
    HttpResponse<String> rest =
        patch(
            CHICAGO,
            at,
            arrived,
            Arrays.copyOfRange(content, Math.toIntExact(arrived), content.length));
    assertEquals(204, rest.statusCode(), rest.body());
    assertEquals(
        "sha-256=:" + Digest.sha256(content).base64() + ":",
        rest.headers().firstValue("Repr-Digest").orElse(""));
    assertEquals(content.length, offset(ask(CHICAGO, "HEAD", at)));
    assertEquals(403, ask(CHICAGO, "DELETE", at).statusCode(), "a finished one stays");
    String upload = at.substring(at.lastIndexOf('/') + 1);
    try (var back = SITE.bean(Uploads.class).read("chicago-il", upload)) {
      assertArrayEquals(content, back.readAllBytes());
    }
    String item = CHICAGO.get(HERE + "/items/1").body();
    assertTrue(item.contains("a\\u{202E}.pdf") && !item.contains("\u202e"), "a name that turns");
  }

  /// Announces the whole, and closes the line after a part of it.
  private static void breakOff(String at, byte[] content, int after) throws IOException {
    URI site = URI.create(SITE.address());
    try (Socket line = new Socket(site.getHost(), site.getPort())) {
      OutputStream out = line.getOutputStream();
      out.write(
          ("PATCH "
                  + at
                  + " HTTP/1.1\r\nHost: "
                  + site.getHost()
                  + ":"
                  + site.getPort()
                  + "\r\nCookie: proviso="
                  + CHICAGO.cookie()
                  + "\r\nX-CSRF-TOKEN: "
                  + CHICAGO.token()
                  + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type:"
                  + " application/offset+octet-stream\r\nContent-Length: "
                  + content.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(content, 0, after);
      out.flush();
    }
  }

  private static long settled(String at) throws InterruptedException {
    long before = -1;
    long now = offset(ask(CHICAGO, "HEAD", at));
    for (int i = 0; i < 50 && (now != before || now == 0); i++) {
      Thread.sleep(200);
      before = now;
      now = offset(ask(CHICAGO, "HEAD", at));
    }
    return now;
  }

  @Test
  void refusesUploadsThatAreNotAsTheProtocolHasThem() {
    chicagoBegins();
    String metadata = "filename " + encoded("a") + ",item " + encoded("1");
    assertEquals(413, create(CHICAGO, HERE, 500_000_001, metadata).statusCode());
    assertEquals(400, create(CHICAGO, HERE, 0, metadata).statusCode());
    assertEquals(400, create(CHICAGO, HERE, 5, "filename !").statusCode());
    assertEquals(
        400,
        create(CHICAGO, HERE, 5, "filename " + encoded("a") + ",item " + encoded("9"))
            .statusCode());
    String at = Visitor.location(create(CHICAGO, HERE, 5, metadata));
    assertEquals(
        412,
        CHICAGO
            .send(
                HttpRequest.newBuilder(URI.create(SITE.address() + at))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build())
            .statusCode());
    assertEquals(
        415,
        CHICAGO
            .send(
                tus(CHICAGO, at)
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "text/plain")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("abc"))
                    .build())
            .statusCode());
    assertEquals(
        460,
        CHICAGO
            .send(
                tus(CHICAGO, at)
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "application/offset+octet-stream")
                    .header("Upload-Checksum", "sha256 " + Digest.sha256(new byte[0]).base64())
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("abc"))
                    .build())
            .statusCode());
    assertEquals(0, offset(ask(CHICAGO, "HEAD", at)), "none of it was kept");
    assertEquals(413, patch(CHICAGO, at, 0, new byte[6]).statusCode());
    assertEquals(204, ask(CHICAGO, "DELETE", at).statusCode());
    assertEquals(404, ask(CHICAGO, "HEAD", at).statusCode());
    String other =
        Visitor.location(create(CHICAGO, HERE, 3, metadata + ",sha256 " + encoded("0".repeat(64))));
    HttpResponse<String> differs =
        patch(CHICAGO, other, 0, "abc".getBytes(StandardCharsets.US_ASCII));
    assertEquals(460, differs.statusCode());
    assertTrue(differs.body().contains("0".repeat(64)), differs.body());
    assertEquals(
        "creation,termination,checksum,expiration",
        ask(CHICAGO, "OPTIONS", HERE + "/uploads")
            .headers()
            .firstValue("Tus-Extension")
            .orElse(""));
  }

  @Test
  void showsNothingOfAPartyToPeopleOfAnother() {
    chicagoBegins();
    String metadata = "filename " + encoded("a") + ",item " + encoded("1");
    String upload = Visitor.location(create(CHICAGO, HERE, 5, metadata));
    oregonIsSignedIn();
    for (String path :
        List.of(
            "",
            "/items/1",
            "/certify",
            "/certifier/1",
            "/receipts/1",
            "/receipts/1.txt",
            "/receipts/1.pdf",
            "/letters/" + "0".repeat(64) + ".pdf")) {
      assertEquals(404, STATE.get(HERE + path).statusCode(), path);
    }
    String paper =
        found("href=\"(" + HERE + "/letters/[0-9a-f]+[.]pdf)\"", CHICAGO.get(HERE).body());
    assertEquals("The letter to chicago-il", CHICAGO.get(paper).body());
    assertEquals(404, STATE.get(paper).statusCode());
    assertEquals(
        404,
        STATE.get(paper.replace("chicago-il", "state-or")).statusCode(),
        "a file of another's letter below one's own address");
    STATE.get("/account");
    for (String path :
        List.of(
            "/begin",
            "/items/1",
            "/items/1/files",
            "/items/1/files/u-1/remove",
            "/objections",
            "/objections/1/withdraw",
            "/time",
            "/certify",
            "/certifier/1")) {
      assertEquals(404, STATE.post(HERE + path, "kind", "produce").statusCode(), path);
    }
    assertEquals(404, create(STATE, HERE, 5, metadata).statusCode());
    String other = upload.replace("chicago-il", "state-or");
    for (String at : List.of(upload, other)) {
      assertEquals(404, ask(STATE, "HEAD", at).statusCode(), at);
      assertEquals(404, patch(STATE, at, 0, new byte[5]).statusCode(), at);
      assertEquals(404, ask(STATE, "DELETE", at).statusCode(), at);
    }
    assertEquals(404, ask(STATE, "OPTIONS", upload).statusCode());
    assertEquals(0, offset(ask(CHICAGO, "HEAD", upload)));
    assertEquals(404, CHICAGO.get("/portal/none/chicago-il").statusCode());
    assertFalse(STATE.get("/portal/people").body().contains("Name of chicago"));
  }

  @Test
  void takesNoFormAndNoPieceWithoutTheTokenOfThePage() {
    chicagoBegins();
    for (String path : List.of("/begin", "/items/1", "/items/1/files", "/objections", "/time")) {
      assertEquals(403, CHICAGO.postWith("none", HERE + path).statusCode(), path);
    }
    HttpRequest.Builder bare =
        HttpRequest.newBuilder(URI.create(SITE.address() + HERE + "/uploads"))
            .header("Tus-Resumable", "1.0.0");
    assertEquals(
        403, CHICAGO.send(bare.POST(HttpRequest.BodyPublishers.noBody()).build()).statusCode());
    assertEquals(
        403,
        CHICAGO
            .send(bare.copy().method("PATCH", HttpRequest.BodyPublishers.noBody()).build())
            .statusCode());
  }

  @Test
  void sendsStaffAndStrangersAway() {
    Visitor clerk = new Visitor(SITE);
    clerk.join("clerk", new Accounts.Held("clerk", null, false));
    assertEquals(403, clerk.get("/portal").statusCode());
    assertEquals(403, clerk.get(HERE).statusCode());
    HttpResponse<String> stranger = new Visitor(SITE).get(HERE);
    assertTrue(Visitor.location(stranger).startsWith("/sign-in"), stranger.body());
  }

  @Test
  void filesObjectionsAndRequestsForTimeAtOnce() {
    chicagoIsSignedIn();
    assertEquals(
        HERE,
        Visitor.location(
            CHICAGO.post(HERE + "/objections", "item", "", "ground", "Not in the terms.")));
    assertEquals(
        HERE,
        Visitor.location(
            CHICAGO.post(
                HERE + "/time", "item", "", "until", "2027-01-15", "reason", "Off site.")));

    String page = CHICAGO.get(HERE).body();

    assertTrue(page.contains("Not in the terms.") && page.contains("and stands"), page);
    assertTrue(page.contains("until 15 Jan 2027: Off site."), page);
    var seen = SITE.bean(Answers.class).certified("r4", "chicago-il");
    assertEquals("Not in the terms.", seen.objections().getFirst().ground());
    assertEquals("Off site.", seen.requests().getFirst().reason());
    String wrong = CHICAGO.post(HERE + "/time", "until", "soon", "reason", "x").body();
    assertTrue(wrong.contains("Name the day as 2018-03-23."), wrong);
    assertEquals(
        HERE,
        Visitor.location(
            CHICAGO.post(HERE + "/objections/1/withdraw", "reason", "It is settled.")));
    assertTrue(CHICAGO.get(HERE).body().contains("Withdrawn by the recipient"), "withdrawn");
  }
}
