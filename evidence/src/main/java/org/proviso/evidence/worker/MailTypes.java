package org.proviso.evidence.worker;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.mime.MediaType;

/// Tells mails from other text by their head.
///
/// Tika looks for words anywhere near the beginning, and takes a mail for HTML when that comes
/// early, or for plain text when its first header is none that it knows.
final class MailTypes {

  static final MediaType MAIL = new MediaType("message", "rfc822");

  private static final MediaType MBOX = MediaType.application("mbox");
  private static final MediaType EMLX = new MediaType("message", "x-emlx");
  private static final MediaType PGP = MediaType.application("pgp-encrypted");

  private static final MediaType CMS = MediaType.application("pkcs7-mime");
  private static final Set<String> CMS_ENDINGS = Set.of("p7m", "p7s", "p7z", "p7c");

  /// How many lines of a head are looked at.
  private static final int LINES = 200;

  private static final Pattern LENGTH = Pattern.compile("\\s*\\d{1,18}\\s*");

  private static final Set<String> OWN_ENDINGS = Set.of("eml", "msg", "mbox", "emlx");

  /// What notes and settings with names and colons at their beginning do not have.
  private static final Set<String> STRONG =
      Set.of(
          "content-transfer-encoding",
          "delivered-to",
          "message-id",
          "mime-version",
          "received",
          "return-path",
          "x-mailer");

  private static final Set<String> KNOWN =
      Set.of(
          "bcc",
          "cc",
          "content-transfer-encoding",
          "content-type",
          "date",
          "delivered-to",
          "from",
          "in-reply-to",
          "message-id",
          "mime-version",
          "received",
          "references",
          "reply-to",
          "return-path",
          "sender",
          "subject",
          "to",
          "x-mailer");

  private MailTypes() {}

  /// Tells whether a file can be nothing else than a mail: it is called as one or as nothing, and
  /// begins with headers, among them one that no other format has.
  static boolean isCertain(Beginning beginning) {
    boolean isOther =
        CMS_ENDINGS.contains(beginning.ending()) || beginning.text().startsWith("From ");
    if (!isOwn(beginning) || isOther) {
      return false;
    }
    Head head = head(beginning.text(), 0, false);
    return head.known() > 1 && head.strong() && beginning.text().indexOf(0) < 0;
  }

  private static boolean isOwn(Beginning beginning) {
    return OWN_ENDINGS.contains(beginning.ending()) || !beginning.name().contains(".");
  }

  /// Returns the type of a file, where its beginning says more than was found.
  static MediaType refined(MediaType found, Beginning beginning) {
    String ending = beginning.ending();
    boolean cms = CMS_ENDINGS.contains(ending);
    if (found.getType().equals("multipart") && ending.startsWith("mht")) {
      return found;
    }
    if (!cms && !mayBeText(found)) {
      return found;
    }
    String text = beginning.text();
    if (cms) {
      return isCms(text) ? CMS : found;
    }
    if (text.stripLeading().startsWith("-----BEGIN PGP MESSAGE-----")) {
      return PGP;
    }
    if (text.startsWith("-----BEGIN PGP SIGNED MESSAGE-----")) {
      return MediaType.TEXT_PLAIN;
    }
    int line = text.indexOf('\n') + 1;
    if (text.startsWith("From ") && line > 0 && head(text, line, true).known() > 0) {
      return MBOX;
    }
    if (line > 1
        && LENGTH.matcher(text.substring(0, line)).matches()
        && head(text, line, false).known() > 1) {
      return EMLX;
    }
    Head head = head(text, 0, false);
    int known = head.known();
    boolean structured = text.regionMatches(true, 0, "Content-Type:", 0, 13);
    boolean own = isOwn(beginning) || head.strong();
    if ((known > 1 && own) || (known == 1 && (structured || ending.equals("eml")))) {
      return MAIL;
    }
    if (ending.equals("eml") && found.getType().equals("text")) {
      return MAIL;
    }
    // As a mail, lines of notes that begin with other names would be no text.
    return found.equals(MAIL) && !own ? MediaType.TEXT_PLAIN : found;
  }

  /// Tells whether a text begins as a sequence in DER or BER does, in base64 too: 30 80 to 30 84 is
  /// `MIA` to `MIS`.
  private static boolean isCms(String text) {
    String digits = text.stripLeading();
    return digits.startsWith("-----BEGIN PKCS7")
        || digits.startsWith("-----BEGIN CMS")
        || digits.startsWith("MI")
        || text.startsWith("0");
  }

  private static boolean mayBeText(MediaType found) {
    String type = found.getBaseType().toString();
    return found.getType().equals("text")
        || found.getType().equals("message")
        || found.getType().equals("multipart")
        || type.equals("application/octet-stream")
        || type.equals("application/xhtml+xml")
        || type.equals("application/mbox")
        || type.equals("application/pgp-signature")
        || type.equals("application/pgp-encrypted")
        || type.equals("application/vnd.ms-outlook");
  }

  /// How many headers of mails a text begins with; none if its first line is no header.
  private record Head(int known, boolean strong) {}

  /// Looks at the lines before the first empty one.
  ///
  /// @param from where the first of them begins
  /// @param quoted whether lines that begin with `>From ` may stand before them
  private static Head head(String text, int from, boolean quoted) {
    int known = 0;
    boolean strong = false;
    int lines = 0;
    int others = 0;
    int begin = from;
    for (int left = LINES; left > 0 && begin < text.length(); left--) {
      int end = text.indexOf('\n', begin);
      int next = end < 0 ? text.length() : end + 1;
      String line = text.substring(begin, end < 0 ? next : end);
      begin = next;
      if (line.isEmpty() || line.equals("\r")) {
        break;
      }
      if (line.startsWith(" ") || line.startsWith("\t") || (quoted && line.startsWith(">From "))) {
        continue;
      }
      int length = MailHeaders.nameLength(line);
      if (length == 0) {
        others++;
      }
      if (length == 0 && lines == 0) {
        return new Head(0, false);
      }
      lines++;
      String name = line.substring(0, length).toLowerCase(Locale.ROOT);
      known += KNOWN.contains(name) ? 1 : 0;
      strong = strong || STRONG.contains(name);
    }
    return others * 4 > lines ? new Head(0, false) : new Head(known, strong);
  }
}
