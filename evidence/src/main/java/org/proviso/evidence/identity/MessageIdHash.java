package org.proviso.evidence.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Message Identification Hash of the EDRM: the MD5 of a mail's Message-ID with its angle
/// brackets.
///
/// By it different products know the same mail again. It says nothing of what the mail says: two
/// mails with one hash are candidates, and not proved to be the same.
public final class MessageIdHash {

  private static final Pattern IDENTIFIER = Pattern.compile("<[^<>\\s]+>");
  private static final String HEADER = "header:message-id";
  private static final String PROPERTY = "mapi:1035";

  private MessageIdHash() {}

  /// Returns the hash of a mail in 32 hexadecimal digits; empty if it has no Message-ID, or more
  /// than one.
  ///
  /// @param fields what was found in the mail, by name
  public static Optional<String> of(Map<String, List<String>> fields) {
    List<String> identifiers =
        fields.entrySet().stream()
            .filter(it -> it.getKey().toLowerCase(Locale.ROOT).equals(HEADER))
            .flatMap(it -> it.getValue().stream())
            .toList();
    if (identifiers.isEmpty()) {
      identifiers = fields.getOrDefault(PROPERTY, List.of());
    }
    List<String> found =
        identifiers.stream()
            .map(IDENTIFIER::matcher)
            .filter(Matcher::find)
            .map(Matcher::group)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(ofIdentifier(found.getFirst())) : Optional.empty();
  }

  /// Returns the hash of an identifier.
  ///
  /// @param identifier with its angle brackets
  public static String ofIdentifier(String identifier) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(identifier.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
