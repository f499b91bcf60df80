package org.proviso.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proviso.docket.answer.FileName;
import org.proviso.docket.answer.UploadLimits;
import org.proviso.docket.record.Digest;
import org.proviso.store.AnswerFile;
import org.proviso.store.By;
import org.proviso.store.Uploads;
import org.proviso.web.access.Person;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// Uploads by the tus protocol 1.0.0 (tus.io/protocols/resumable-upload), with its extensions
/// creation, termination, checksum and expiration.
///
/// What a request brings is kept piece by piece as it arrives, so an upload whose line breaks goes
/// on where the last piece ended. Metadata of an upload are `filename`, `item` (the number of the
/// item) and, if the sender knows it, `sha256` (64 hexadecimal digits); all are base64, as tus has
/// it.
@Controller
final class UploadPages {

  private static final String VERSION = "1.0.0";
  private static final String RESUMABLE = "Tus-Resumable";
  private static final String OFFSET = "Upload-Offset";
  private static final String OFFSET_TYPE = "application/offset+octet-stream";

  /// Of tus's own: the body is not what its checksum says.
  private static final int CHECKSUM_MISMATCH = 460;

  /// A body with a checksum is looked at as a whole before any of it is kept.
  private static final int LONGEST_WITH_CHECKSUM = 8 * 1024 * 1024;

  private final Portal portal;
  private final Uploads uploads;
  private final UploadLimits limits;

  UploadPages(Portal portal, Uploads uploads, UploadLimits limits) {
    this.portal = portal;
    this.uploads = uploads;
    this.limits = limits;
  }

  @RequestMapping(
      path = {"/portal/{inquiry}/{party}/uploads", "/portal/{inquiry}/{party}/uploads/{upload}"},
      method = RequestMethod.OPTIONS)
  void options(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      HttpServletResponse response) {
    portal.own(person, inquiry, party);
    response.setHeader(RESUMABLE, VERSION);
    response.setHeader("Tus-Version", VERSION);
    response.setHeader("Tus-Extension", "creation,termination,checksum,expiration");
    response.setHeader("Tus-Checksum-Algorithm", "sha256");
    response.setHeader("Tus-Max-Size", Long.toString(limits.bytesOfFile()));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @RequestMapping(path = "/portal/{inquiry}/{party}/uploads", method = RequestMethod.POST)
  void create(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Own own = portal.own(person, inquiry, party);
    if (speaksOtherwise(request, response)) {
      return;
    }
    long length = length(request, "Upload-Length");
    Optional<Map<String, String>> metadata = metadata(request.getHeader("Upload-Metadata"));
    Optional<FileName> name = metadata.flatMap(it -> FileName.of(it.getOrDefault("filename", "")));
    String said = metadata.map(it -> it.getOrDefault("sha256", "")).orElse("");
    Optional<Digest> declared = Digest.parseHex(said);
    if (length < 0 || name.isEmpty() || (declared.isEmpty() && !said.isEmpty())) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, Words.say("portal.upload.unreadable"));
      return;
    }
    int item = PortalForm.number(metadata.map(it -> it.getOrDefault("item", "")).orElse(""));
    Uploads.Begun begun =
        uploads.begin(
            inquiry, party, item, name.get(), length, declared.orElse(null), portal.by(person));
    switch (begun) {
      case Uploads.Begun.Yes(String id) -> {
        response.setHeader("Location", own.here() + "/uploads/" + id);
        uploads.find(party, id).ifPresent(it -> expires(it, response));
        response.setStatus(HttpServletResponse.SC_CREATED);
      }
      case Uploads.Begun.Refused(Uploads.Begun.Reason reason) ->
          refuse(response, status(reason), Words.say("portal.upload." + reason));
    }
  }

  private static int status(Uploads.Begun.Reason reason) {
    return switch (reason) {
      case FILE_TOO_LARGE, TOO_MANY_FILES, RECIPIENT_FULL ->
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      case NOT_BEGUN -> HttpServletResponse.SC_CONFLICT;
      case NO_ITEM, EMPTY -> HttpServletResponse.SC_BAD_REQUEST;
    };
  }

  @RequestMapping(path = "/portal/{inquiry}/{party}/uploads/{upload}", method = RequestMethod.HEAD)
  void offset(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String upload,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    portal.own(person, inquiry, party);
    if (speaksOtherwise(request, response)) {
      return;
    }
    AnswerFile.Upload found = found(party, upload);
    response.setHeader(OFFSET, Long.toString(found.arrived()));
    response.setHeader("Upload-Length", Long.toString(found.length()));
    // All was sent, and the line broke before it was looked at: done now, so that a sender that
    // learns here that it is through is.
    if (found.arrived() == found.length() && found.finished() == null) {
      finish(party, upload, portal.by(person), response);
      return;
    }
    expires(found, response);
    response.setStatus(HttpServletResponse.SC_OK);
  }

  private AnswerFile.Upload found(String party, String upload) {
    return uploads
        .find(party, upload)
        .filter(it -> !it.abandoned())
        .orElseThrow(() -> new NotOnRecord(Words.say("portal.none")));
  }

  @RequestMapping(path = "/portal/{inquiry}/{party}/uploads/{upload}", method = RequestMethod.PATCH)
  void append(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String upload,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    portal.own(person, inquiry, party);
    if (speaksOtherwise(request, response)) {
      return;
    }
    AnswerFile.Upload found = found(party, upload);
    if (!OFFSET_TYPE.equals(request.getContentType())) {
      refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, OFFSET_TYPE);
      return;
    }
    long offset = length(request, OFFSET);
    if (offset != found.arrived()) {
      response.setHeader(OFFSET, Long.toString(found.arrived()));
      refuse(response, HttpServletResponse.SC_CONFLICT, Words.say("portal.upload.other-offset"));
      return;
    }
    Optional<InputStream> body = body(request, response);
    if (body.isEmpty()) {
      return;
    }
    try (InputStream in = body.get()) {
      switch (Pieces.append(uploads, party, upload, offset, in)) {
        case Uploads.Arrived.Kept(long at) -> {
          response.setHeader(OFFSET, Long.toString(at));
          if (at == found.length()) {
            finish(party, upload, portal.by(person), response);
          } else {
            expires(found, response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
          }
        }
        case Uploads.Arrived.OtherOffset(long at) -> {
          response.setHeader(OFFSET, Long.toString(at));
          refuse(
              response, HttpServletResponse.SC_CONFLICT, Words.say("portal.upload.other-offset"));
        }
        case Uploads.Arrived.TooLong() ->
            refuse(
                response,
                HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                Words.say("portal.upload.too-long"));
        case Uploads.Arrived.NotThere() -> throw new NotOnRecord(Words.say("portal.none"));
      }
    }
  }

  /// Returns the body, looked at as a whole if it has a checksum; empty if that was refused.
  private static Optional<InputStream> body(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    String checksum = request.getHeader("Upload-Checksum");
    if (checksum == null) {
      return Optional.of(request.getInputStream());
    }
    List<String> parts = List.of(checksum.strip().split(" ", -1));
    Optional<Digest> said =
        parts.size() == 2 && parts.getFirst().equals("sha256")
            ? Digest.parseBase64(parts.getLast())
            : Optional.empty();
    if (said.isEmpty()) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, Words.say("portal.upload.unreadable"));
      return Optional.empty();
    }
    byte[] whole = request.getInputStream().readNBytes(LONGEST_WITH_CHECKSUM + 1);
    if (whole.length > LONGEST_WITH_CHECKSUM) {
      refuse(
          response,
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          Words.say("portal.upload.checksum-too-long"));
      return Optional.empty();
    }
    if (!Digest.sha256(whole).equals(said.get())) {
      refuse(response, CHECKSUM_MISMATCH, Words.say("portal.upload.checksum"));
      return Optional.empty();
    }
    return Optional.of(new ByteArrayInputStream(whole));
  }

  private void finish(String party, String upload, By by, HttpServletResponse response)
      throws IOException {
    switch (uploads.finish(party, upload, null, by)) {
      case Uploads.Finished.Yes(Digest hash, var _, long _) -> sealed(hash, response);
      case Uploads.Finished.Before(Digest hash) -> sealed(hash, response);
      case Uploads.Finished.OtherHash(Digest declared, Digest arrived) ->
          refuse(
              response,
              CHECKSUM_MISMATCH,
              Words.say("portal.upload.other-hash", declared.hex(), arrived.hex()));
      case Uploads.Finished.Missing _, Uploads.Finished.NotThere _ ->
          throw new NotOnRecord(Words.say("portal.none"));
    }
  }

  private static void sealed(Digest hash, HttpServletResponse response) {
    response.setHeader("Repr-Digest", "sha-256=:" + hash.base64() + ":");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @RequestMapping(
      path = "/portal/{inquiry}/{party}/uploads/{upload}",
      method = RequestMethod.DELETE)
  void terminate(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String upload,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    portal.own(person, inquiry, party);
    if (speaksOtherwise(request, response)) {
      return;
    }
    AnswerFile.Upload found = found(party, upload);
    if (found.finished() != null || !uploads.abandon(party, upload, portal.by(person))) {
      refuse(response, HttpServletResponse.SC_FORBIDDEN, Words.say("portal.upload.finished"));
      return;
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static boolean speaksOtherwise(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(RESUMABLE, VERSION);
    if (VERSION.equals(request.getHeader(RESUMABLE))) {
      return false;
    }
    response.setHeader("Tus-Version", VERSION);
    refuse(response, HttpServletResponse.SC_PRECONDITION_FAILED, "Tus-Resumable: " + VERSION);
    return true;
  }

  private static void expires(AnswerFile.Upload upload, HttpServletResponse response) {
    if (upload.finished() == null) {
      response.setHeader(
          "Upload-Expires",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              Expiry.of(upload.begun()).atOffset(ZoneOffset.UTC)));
    }
  }

  private static void refuse(HttpServletResponse response, int status, String words)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns a length or an offset; -1 for what is none.
  private static long length(HttpServletRequest request, String header) {
    String text = request.getHeader(header);
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  /// Returns metadata by name; empty if they are not as tus has them.
  private static Optional<Map<String, String>> metadata(
      @org.jspecify.annotations.Nullable String header) {
    Map<String, String> metadata = new HashMap<>();
    if (header == null || header.length() > 8000) {
      return Optional.empty();
    }
    for (String pair : header.split(",", -1)) {
      String stripped = pair.strip();
      int space = stripped.indexOf(' ');
      if (space < 1) {
        continue;
      }
      try {
        metadata.put(
            stripped.substring(0, space),
            new String(
                Base64.getDecoder().decode(stripped.substring(space + 1)), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(metadata);
  }
}
