package org.proviso.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/// What ADR 2 relies on.
class RoaringBitmapTest {

  private static final int SUBJECTS = 1_000_000;

  @Test
  void equalSetsAreEqualBytesHoweverTheyWereMade() {
    RoaringBitmap upwards = new RoaringBitmap();
    RoaringBitmap downwards = new RoaringBitmap();
    for (int i = 0; i < 200_000; i++) {
      upwards.add(3 * i);
      downwards.add(3 * (199_999 - i));
    }
    downwards.add(1);
    downwards.remove(1);

    assertEquals(upwards, downwards);
    assertArrayEquals(optimisedBytes(upwards), optimisedBytes(downwards));
  }

  @Test
  void smallClassOfAMillionSubjectsIsSmall() {
    Random random = new Random(20180124);
    RoaringBitmap members = new RoaringBitmap();
    for (int i = 0; i < 100; i++) {
      members.add(random.nextInt(SUBJECTS));
    }

    assertTrue(optimisedBytes(members).length < 1_000);
  }

  @Test
  void everyoneButAFewIsSmall() {
    RoaringBitmap all = RoaringBitmap.bitmapOfRange(0, SUBJECTS);
    all.remove(17);
    all.remove(999_000);

    assertTrue(optimisedBytes(all).length < 1_000);
  }

  private static byte[] optimisedBytes(RoaringBitmap set) {
    set.runOptimize();
    ByteBuffer bytes = ByteBuffer.allocate(set.serializedSizeInBytes());
    set.serialize(bytes);
    return bytes.array();
  }
}
