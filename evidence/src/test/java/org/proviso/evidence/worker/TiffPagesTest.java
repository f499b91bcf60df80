package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.tika.mime.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffPagesTest {

  @TempDir private Path folder;

  @Test
  void countsDirectoriesInBothOrdersOfBytes() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      ByteBuffer tiff = begun(order, 3 * 18);
      directory(tiff, 8, 26);
      directory(tiff, 26, 44);
      directory(tiff, 44, 0);
      assertEquals(new TiffPages.Count(3, true), count(tiff, 10));
      assertEquals(new TiffPages.Count(2, false), count(tiff, 2));
    }
  }

  @Test
  void endsWhereADirectoryNamesOneBeforeIt() throws IOException {
    ByteBuffer tiff = begun(ByteOrder.LITTLE_ENDIAN, 2 * 18);
    directory(tiff, 8, 26);
    directory(tiff, 26, 8);
    assertEquals(new TiffPages.Count(2, false), count(tiff, 1_000));
  }

  @Test
  void endsWithTheFile() throws IOException {
    ByteBuffer tiff = begun(ByteOrder.BIG_ENDIAN, 18);
    directory(tiff, 8, 5_000);
    assertEquals(new TiffPages.Count(2, false), count(tiff, 10));
    assertEquals(new TiffPages.Count(0, false), count(ByteBuffer.wrap(new byte[] {'I'}), 10));
  }

  private static ByteBuffer begun(ByteOrder order, int directories) {
    ByteBuffer tiff = ByteBuffer.allocate(8 + directories).order(order);
    tiff.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d));
    return tiff.putShort((short) 42).putInt(8);
  }

  /// A directory of one entry: a count of two bytes, an entry of twelve, the place of the next.
  private static void directory(ByteBuffer tiff, int at, int next) {
    tiff.position(at);
    tiff.putShort((short) 1).put(new byte[12]).putInt(next);
  }

  private TiffPages.Count count(ByteBuffer tiff, int most) throws IOException {
    Path file = folder.resolve("a.tif");
    byte[] bytes = new byte[tiff.capacity()];
    tiff.get(0, bytes);
    Files.write(file, bytes);
    return TiffPages.of(
        new Source(file, "a.tif", tiff.capacity(), MediaType.image("tiff"), List.of(), ""), most);
  }
}
