package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.Outcome;

/// What S/MIME makes of a mail, written by another part of the library that reads it.
class SmimeOpenerTest {

  private static final String INNER = "Content-Type: text/plain\r\n\r\nAgreed.\r\n";

  private static KeyPair keys;
  private static X509CertificateHolder certificate;

  @TempDir private Path folder;

  @BeforeAll
  static void makesACertificate() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    keys = generator.generateKeyPair();
    X500Name name = new X500Name("CN=a.example");
    certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.EPOCH),
                Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                name,
                keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
  }

  private static CMSProcessableByteArray inner() {
    return new CMSProcessableByteArray(INNER.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] signed(boolean whole) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .build("SHA256withRSA", keys.getPrivate(), converted()));
    generator.addCertificate(certificate);
    return generator.generate(inner(), whole).getEncoded();
  }

  private static X509Certificate converted() throws Exception {
    return new JcaX509CertificateConverter().getCertificate(certificate);
  }

  @Test
  void givesWhatWasSignedAsAChild() throws Exception {
    Opened signed = Opened.of(folder, "smime.p7m", signed(true));

    assertEquals(new Outcome.Unpacked(), signed.parsed().outcome());
    assertEquals(List.of("message.eml"), signed.names());
    assertEquals(INNER, signed.ascii(1));
    assertEquals("Agreed.\n", signed.child(folder, 1).body());
  }

  @Test
  void readsItInBase64Too() throws Exception {
    byte[] text = Base64.getMimeEncoder().encode(signed(true));

    assertEquals(INNER, Opened.of(folder, "smime.p7m", text).ascii(1));
  }

  @Test
  void findsNoTextInASignatureAlone() throws Exception {
    assertEquals(
        new Outcome.NoTextByNature(),
        Opened.of(folder, "smime.p7s", signed(false)).parsed().outcome());
  }

  @Test
  void isLockedWhereItIsForAReader() throws Exception {
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(converted()));
    byte[] locked =
        generator
            .generate(
                inner(),
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .build())
            .getEncoded();

    Opened file = Opened.of(folder, "smime.p7m", locked);

    assertEquals(new Outcome.Encrypted("smime"), file.parsed().outcome());
    assertEquals(0, file.parsed().declared());
  }

  @Test
  void givesWhatWasCompressedAsAChild() throws Exception {
    byte[] compressed =
        new CMSCompressedDataGenerator().generate(inner(), new ZlibCompressor()).getEncoded();

    assertEquals(INNER, Opened.of(folder, "smime.p7m", compressed).ascii(1));
  }

  @Test
  void isCorruptWhereItIsNothingOfThis() {
    assertEquals(
        new Outcome.Corrupt("cms-without-a-type", 0),
        Opened.of(folder, "smime.p7m", "0\u0003\u0005\u0000\u0000").parsed().outcome());
  }
}
