package org.proviso.dispatch;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;

/// Reads notices of delivery (RFC 3464, and RFC 6533 for their parts in UTF-8).
///
/// A notice is for people to judge: whoever knows the identifier of a letter can write one.
/// Thread-safe.
final class NoticeReader {

  private final String host;

  /// @param host behind the `@` of the sender of letters
  NoticeReader(String host) {
    this.host = host;
  }

  /// Reads a notice as it came.
  Notice read(byte[] raw) {
    try {
      MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(raw));
      if (!message.isMimeType("multipart/report")) {
        return isOfAMailSystem(message)
            ? new Notice.Unreadable("no report of RFC 3464")
            : new Notice.NotOurs();
      }
      return read(message, new MimeMultipart(message.getDataHandler().getDataSource()));
    } catch (MessagingException | IOException | RuntimeException e) {
      return new Notice.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private Notice read(MimeMessage message, Multipart parts) throws MessagingException, IOException {
    List<InternetHeaders> groups = List.of();
    List<String> candidates = new ArrayList<>();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")
          || part.isMimeType("message/global-delivery-status")) {
        groups = groups(part);
      } else if (part.isMimeType("message/rfc822")
          || part.isMimeType("message/global")
          || part.isMimeType("text/rfc822-headers")
          || part.isMimeType("message/global-headers")) {
        add(candidates, first(new InternetHeaders(part.getInputStream()), "Message-ID"));
      }
    }
    if (groups.isEmpty()) {
      return new Notice.Unreadable("a report without a status");
    }
    add(candidates, message.getHeader("In-Reply-To", null));
    add(candidates, message.getHeader("References", " "));
    Optional<String> letter = candidates.stream().flatMap(each -> local(each).stream()).findFirst();
    if (letter.isEmpty()) {
      return new Notice.NotOurs();
    }
    return worst(message, letter.get(), groups);
  }

  private static Notice worst(MimeMessage message, String letter, List<InternetHeaders> groups)
      throws MessagingException, IOException {
    Notice.@Nullable Ours worst = null;
    // The first group is about the whole message.
    for (InternetHeaders group : groups.subList(1, groups.size())) {
      String word = word(first(group, "Action"));
      Notice.@Nullable Action action =
          switch (word) {
            case "failed" -> Notice.Action.FAILED;
            case "delayed" -> Notice.Action.DELAYED;
            case "delivered" -> Notice.Action.DELIVERED;
            default -> null;
          };
      if (action == null) {
        return new Notice.Unreadable("the action " + word);
      }
      if (worst == null || action.compareTo(worst.action()) < 0) {
        worst =
            new Notice.Ours(
                id(message),
                letter,
                action,
                word(first(group, "Status")),
                text(first(group, "Diagnostic-Code")),
                sent(message));
      }
    }
    return worst == null ? new Notice.Unreadable("a status of no recipient") : worst;
  }

  private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
    String text;
    try (InputStream in = part.getInputStream()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<InternetHeaders> groups = new ArrayList<>();
    for (String group : text.strip().split("(\\r?\\n[ \\t]*){2,}", -1)) {
      if (!group.isBlank()) {
        groups.add(
            new InternetHeaders(
                new ByteArrayInputStream((group + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
                true));
      }
    }
    return groups;
  }

  /// Returns the part before the `@` of the first of our identifiers in a header.
  private Optional<String> local(String header) {
    for (String each : header.split("[\\s<>]+", -1)) {
      int at = each.lastIndexOf('@');
      if (at > 0 && each.substring(at + 1).equalsIgnoreCase(host)) {
        return Optional.of(each.substring(0, at));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfAMailSystem(MimeMessage message) throws MessagingException {
    String from = String.valueOf(message.getHeader("From", ",")).toLowerCase(Locale.ROOT);
    String path = message.getHeader("Return-Path", ",");
    return from.contains("mailer-daemon@")
        || from.contains("postmaster@")
        || (path != null && path.strip().equals("<>"));
  }

  private static String id(MimeMessage message) throws MessagingException, IOException {
    String id = message.getMessageID();
    if (id != null) {
      return text(id);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return "sha256:" + Digest.sha256(out.toByteArray()).hex();
  }

  private static @Nullable Instant sent(MimeMessage message) throws MessagingException {
    return message.getSentDate() == null ? null : message.getSentDate().toInstant();
  }

  private static @Nullable String first(InternetHeaders headers, String name) {
    String[] found = headers.getHeader(name);
    return found == null ? null : found[0];
  }

  private static void add(List<String> candidates, @Nullable String header) {
    if (header != null) {
      candidates.add(MimeUtility.unfold(header));
    }
  }

  /// A word may have a comment behind it.
  private static String word(@Nullable String header) {
    return text(header).replaceFirst("[ (;].*", "").toLowerCase(Locale.ROOT);
  }

  /// One line without control characters.
  private static String text(@Nullable String header) {
    return header == null
        ? ""
        : MimeUtility.unfold(header).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
