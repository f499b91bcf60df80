package org.proviso.evidence.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// The journal of an intake: entries one behind the other, each whole or not there.
///
/// A frame is the length of an entry, the CRC-32C of this length, that of the entry, and the entry.
/// What is left of a frame at the end, after whoever wrote it was killed, is cut off; a frame that
/// is wrong anywhere else is damage, and nothing is done with such a journal. Safe for several
/// threads.
final class Journal implements Closeable {

  private static final int HEAD = 12;
  private static final int FORCED_EVERY = 1_000;

  private final FileChannel channel;
  private long count;
  private long end;
  private boolean failed;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes what is in a journal, in order.
  interface Reader {

    /// Takes an entry.
    ///
    /// @param number of the entry, from 0
    /// @param offset where its frame begins
    void take(long number, long offset, Entry entry) throws IOException;
  }

  /// Opens a journal, or begins one.
  ///
  /// @param reader is given what is there already
  /// @throws StoreException if it is damaged, or cannot be read or written
  static Journal open(Path file, Reader reader) throws StoreException {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Journal journal = new Journal(channel);
      try {
        journal.replay(reader);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return journal;
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  private void replay(Reader reader) throws IOException {
    long size = channel.size();
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    while (end + HEAD <= size) {
      fill(head.clear(), end);
      int length = head.getInt();
      if (head.getInt() != crc(length)) {
        throw damaged();
      }
      long next = end + HEAD + length;
      if (next > size) {
        break;
      }
      byte[] payload = new byte[length];
      fill(ByteBuffer.wrap(payload), end + HEAD);
      if (head.getInt() != crc(payload)) {
        if (next == size) {
          break;
        }
        throw damaged();
      }
      reader.take(count, end, parse(payload));
      count++;
      end = next;
    }
    channel.truncate(end);
  }

  private StoreException damaged() {
    return new StoreException(
        "the journal is damaged at byte " + end + ", behind entry " + count, new IOException());
  }

  /// Gives all entries to a reader, in order; nobody adds any meanwhile.
  ///
  /// @throws StoreException if they cannot be read
  void forEach(Reader reader) throws StoreException {
    try {
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      long offset = 0;
      for (long number = 0; number < count; number++) {
        fill(head.clear(), offset);
        byte[] payload = new byte[head.getInt()];
        fill(ByteBuffer.wrap(payload), offset + HEAD);
        reader.take(number, offset, parse(payload));
        offset += HEAD + payload.length;
      }
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  /// Adds an entry and returns its number, from 0.
  ///
  /// @throws StoreException if it cannot be written; it is then not there, and no more is added
  synchronized long append(Entry entry) throws StoreException {
    if (failed) {
      throw new StoreException(new IOException("the journal could not be written before"));
    }
    failed = true;
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
      entry.write(new DataOutputStream(bytes));
      byte[] payload = bytes.toByteArray();
      ByteBuffer frame = ByteBuffer.allocate(HEAD + payload.length);
      frame.putInt(payload.length).putInt(crc(payload.length)).putInt(crc(payload));
      frame.put(payload).flip();
      long at = end;
      while (frame.hasRemaining()) {
        at += channel.write(frame, at);
      }
      end = at;
      if (count % FORCED_EVERY == FORCED_EVERY - 1) {
        channel.force(false);
      }
      failed = false;
      return count++;
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  /// Returns the entry whose frame begins there.
  ///
  /// @throws StoreException if it cannot be read
  Entry at(long offset) throws StoreException {
    try {
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      fill(head, offset);
      byte[] payload = new byte[head.getInt()];
      fill(ByteBuffer.wrap(payload), offset + HEAD);
      return parse(payload);
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  private void fill(ByteBuffer buffer, long offset) throws IOException {
    long at = offset;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new IOException("the journal ends at byte " + at);
      }
      at += read;
    }
    buffer.flip();
  }

  private static Entry parse(byte[] payload) throws IOException {
    try {
      return Entry.read(new DataInputStream(new ByteArrayInputStream(payload)));
    } catch (IllegalArgumentException e) {
      throw new IOException("an entry of the journal that no journal has", e);
    }
  }

  private static int crc(int length) {
    return crc(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws StoreException {
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }
}
