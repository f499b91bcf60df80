package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import org.apache.tika.mime.MediaType;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.Outcome;

/// What S/MIME has signed, locked or compressed (RFC 8551 and 5652), as bytes or in base64.
///
/// What was signed with its signature is a child; whether the signature is right is not asked here.
/// A signature alone, or certificates, hold no text.
final class SmimeOpener implements Opener {

  private static final Set<String> TYPES =
      Set.of(
          "application/pkcs7-mime",
          "application/x-pkcs7-mime",
          "application/pkcs7-signed",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature");
  private static final int LONGEST_TEXT = 256 << 20;

  @Override
  public boolean opens(MediaType type) {
    return TYPES.contains(type.getBaseType().toString());
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    ASN1ObjectIdentifier type;
    try (InputStream in = binary(source)) {
      type = type(in);
    }
    try (InputStream in = binary(source)) {
      if (type.equals(CMSObjectIdentifiers.signedData)) {
        DigestCalculatorProvider digests = new BcDigestCalculatorProvider();
        take(new CMSSignedDataParser(digests, in).getSignedContent(), source, harvest);
      } else if (type.equals(CMSObjectIdentifiers.compressedData)) {
        take(
            new CMSCompressedDataParser(in).getContent(new ZlibExpanderProvider()),
            source,
            harvest);
      } else if (type.equals(CMSObjectIdentifiers.envelopedData)
          || type.equals(CMSObjectIdentifiers.authEnvelopedData)
          || type.equals(CMSObjectIdentifiers.encryptedData)
          || type.equals(CMSObjectIdentifiers.signedAndEnvelopedData)) {
        throw new LockedException("smime");
      } else {
        throw FormatException.unsupported("cms-" + type.getId());
      }
    } catch (CMSException e) {
      throw FormatException.corrupt(Faults.reason(e));
    }
  }

  private static void take(@Nullable CMSTypedStream content, Source source, Harvest harvest)
      throws IOException {
    if (content == null) {
      throw new FormatException(new Outcome.NoTextByNature());
    }
    InputStream bytes = content.getContentStream();
    String name = source.name().replaceFirst("(?i)\\.(p7m|p7s|p7z|p7c)$", "");
    harvest.part(
        name.equals(source.name()) || name.equalsIgnoreCase("smime")
            ? MailOpener.UNNAMED_MAIL
            : name,
        -1,
        bytes);
  }

  /// Reads the head of a sequence and the identifier in it, which is what the rest is (RFC 5652,
  /// 3).
  private static ASN1ObjectIdentifier type(InputStream in) throws IOException {
    if (in.read() != 0x30) {
      throw FormatException.corrupt("cms-is-no-sequence");
    }
    int length = in.read();
    if (length > 0x80) {
      in.skipNBytes(length & 0x7f);
    }
    if (in.read() != 6) {
      throw FormatException.corrupt("cms-without-a-type");
    }
    byte[] identifier = in.readNBytes(Math.max(0, in.read()));
    byte[] whole = new byte[identifier.length + 2];
    whole[0] = 6;
    whole[1] = (byte) identifier.length;
    System.arraycopy(identifier, 0, whole, 2, identifier.length);
    try {
      return (ASN1ObjectIdentifier) ASN1ObjectIdentifier.fromByteArray(whole);
    } catch (IOException | RuntimeException e) {
      throw FormatException.corrupt("cms-without-a-type");
    }
  }

  private static InputStream binary(Source source) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(source.file()));
    in.mark(2);
    int first = in.read();
    in.reset();
    if (first == 0x30) {
      return in;
    }
    try (in) {
      String text = new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.ISO_8859_1);
      String digits = text.replaceAll("-----[A-Z0-9 ]{1,40}-----", "");
      return new ByteArrayInputStream(
          TransferEncoding.BASE64.decode(digits.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }
}
