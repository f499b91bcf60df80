package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.record.Actor;
import org.proviso.store.By;
import org.proviso.store.Deliveries;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;

/// What a print house gets, and what is known of it afterwards.
class PrintHouseTest {

  private static final Clock CLOCK = Clock.fixed(Rehearsed.NOW, ZoneOffset.UTC);

  @TempDir private Path temporary;

  private static byte[] file(PrintHouse house) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    house.write(Rehearsed.INQUIRY, 1, out);
    return out.toByteArray();
  }

  private static Map<String, String> parts(byte[] zip) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static List<DeliveryState> onPaper(Rehearsed rehearsed) {
    return new Inquiries(rehearsed.database())
        .file(Rehearsed.INQUIRY).orElseThrow().deliveries().stream()
            .filter(each -> each.channel() == Channel.PRINT)
            .map(InquiryFile.Delivery::state)
            .toList();
  }

  @Test
  void theFileHasEachLetterOnceAndAPersonSaysWhatBecameOfIt() throws Exception {
    try (Rehearsed rehearsed = Rehearsed.open(temporary.resolve("data"))) {
      rehearsed.propose(2, Channel.PRINT);
      PrintHouse house = new PrintHouse(rehearsed.database(), CLOCK);
      assertEquals(0, file(house).length, "nothing is approved");
      rehearsed.approve();

      byte[] first = file(house);

      Map<String, String> parts = parts(first);
      assertEquals(
          List.of(
              "letters/drill.synthetic-00000.1.print.1.pdf",
              "letters/drill.synthetic-00001.1.print.1.pdf",
              "manifest.csv"),
          List.copyOf(parts.keySet()));
      assertEquals(
          "a letter to synthetic-00001", parts.get("letters/drill.synthetic-00001.1.print.1.pdf"));
      String manifest = parts.getOrDefault("manifest.csv", "");
      assertEquals(3, manifest.lines().filter(line -> line.contains(",")).count(), manifest);
      // SHA-256 of "a letter to synthetic-00000" by the command sha256sum.
      assertTrue(
          manifest.contains("3110b99461dc9dbf506d7e0cc40799dde0723ef110cbf7b594755570fd39d05d"),
          manifest);
      onPaper(rehearsed).forEach(state -> assertInstanceOf(DeliveryState.Uncertain.class, state));

      assertArrayEquals(first, file(house), "the same file when it is made again");
      By clerk = new By(new Actor("clerk", "a-1"), Rehearsed.NOW);
      new Deliveries(rehearsed.database())
          .settle("drill/synthetic-00000/1/print/1", true, "the list of the print house", clerk);
      assertInstanceOf(DeliveryState.HandedOver.class, onPaper(rehearsed).getFirst());
      assertArrayEquals(first, file(house), "nothing in it is sent a second time");
    }
  }
}
