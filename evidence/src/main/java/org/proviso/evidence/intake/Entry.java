package org.proviso.evidence.intake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.WireText;

/// A line of the journal: something is known for good.
sealed interface Entry {

  /// What became of one item.
  ///
  /// @param place where it is
  /// @param name the name it was found under
  /// @param kept its bytes; empty if they could not be had
  /// @param parsed what it is
  /// @param children the bytes of those of its parts that were taken out, in their order
  /// @param allowance to how many bytes it might expand
  /// @param milliseconds how long it was read
  record Read(
      Place place,
      String name,
      Optional<Originals.Kept> kept,
      Parsed parsed,
      List<Originals.Kept> children,
      long allowance,
      long milliseconds)
      implements Entry {}

  /// An input file has the same bytes, and the same ending of its name, as another, which is read
  /// in its place.
  ///
  /// @param root where it is
  /// @param name the name it was found under
  /// @param kept its bytes
  /// @param other where the other is
  /// @param modified as in [Place.Root]
  record Same(
      Location root, String name, Originals.Kept kept, Location other, OptionalLong modified)
      implements Entry {}

  /// What became of an item that was locked, tried again with other passwords. It stands in the
  /// place of the entry before, and of all that was read below that.
  ///
  /// @param of the number of the entry before, from 0
  /// @param opened where the password came from
  /// @param read what became of it
  record Again(long of, String opened, Read read) implements Entry {}

  /// That an item stays locked.
  ///
  /// @param of the number of its entry, from 0
  /// @param attempt the hash of what was tried
  record Tried(long of, Digest attempt) implements Entry {}

  /// Where an item is: an input file, or a child of an item that the journal has already.
  sealed interface Place {

    /// An input file.
    ///
    /// @param modified when it was last changed before it was taken in, in milliseconds since 1970;
    ///   empty for what is no file. By it a file is known that was changed later; nothing else
    ///   depends on it
    record Root(Location location, OptionalLong modified) implements Place {}

    /// A child.
    ///
    /// @param parent the number of its container's entry, from 0
    /// @param position its position there, from 1
    record Child(long parent, int position) implements Place {}
  }

  /// Writes the entry.
  ///
  /// @throws IOException if it cannot be written
  default void write(DataOutput out) throws IOException {
    switch (this) {
      case Read read -> {
        out.writeByte('R');
        write(out, read);
      }
      case Again again -> {
        out.writeByte('A');
        out.writeLong(again.of);
        WireText.write(out, again.opened);
        write(out, again.read);
      }
      case Tried tried -> {
        out.writeByte('T');
        out.writeLong(tried.of);
        out.write(tried.attempt.toBytes());
      }
      case Same same -> {
        out.writeByte('S');
        WireText.write(out, same.root.toString());
        WireText.write(out, same.name);
        write(out, same.kept);
        WireText.write(out, same.other.toString());
        write(out, same.modified);
      }
    }
  }

  private static void write(DataOutput out, Read read) throws IOException {
    switch (read.place) {
      case Place.Root(Location location, OptionalLong modified) -> {
        out.writeLong(-1);
        WireText.write(out, location.toString());
        write(out, modified);
      }
      case Place.Child(long parent, int position) -> {
        out.writeLong(parent);
        out.writeInt(position);
      }
    }
    WireText.write(out, read.name);
    out.writeBoolean(read.kept.isPresent());
    if (read.kept.isPresent()) {
      write(out, read.kept.get());
    }
    read.parsed.write(out);
    out.writeInt(read.children.size());
    for (Originals.Kept child : read.children) {
      write(out, child);
    }
    out.writeLong(read.allowance);
    out.writeLong(read.milliseconds);
  }

  private static void write(DataOutput out, OptionalLong modified) throws IOException {
    out.writeBoolean(modified.isPresent());
    out.writeLong(modified.orElse(0));
  }

  private static OptionalLong readModified(DataInput in) throws IOException {
    boolean known = in.readBoolean();
    long modified = in.readLong();
    return known ? OptionalLong.of(modified) : OptionalLong.empty();
  }

  private static void write(DataOutput out, Originals.Kept kept) throws IOException {
    out.write(kept.digest().toBytes());
    out.writeLong(kept.bytes());
  }

  /// Reads an entry.
  ///
  /// @throws IOException if it is not what is written
  static Entry read(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'R' -> readRead(in);
      case 'A' -> new Again(in.readLong(), WireText.read(in), readRead(in));
      case 'T' -> new Tried(in.readLong(), readDigest(in));
      case 'S' ->
          new Same(
              Location.parse(WireText.read(in)),
              WireText.read(in),
              readKept(in),
              Location.parse(WireText.read(in)),
              readModified(in));
      default -> throw new StreamCorruptedException("an entry of kind " + kind);
    };
  }

  private static Read readRead(DataInput in) throws IOException {
    long parent = in.readLong();
    Place place =
        parent < 0
            ? new Place.Root(Location.parse(WireText.read(in)), readModified(in))
            : new Place.Child(parent, in.readInt());
    String name = WireText.read(in);
    Optional<Originals.Kept> kept = in.readBoolean() ? Optional.of(readKept(in)) : Optional.empty();
    Parsed parsed = Parsed.read(in);
    List<Originals.Kept> children = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      children.add(readKept(in));
    }
    return new Read(place, name, kept, parsed, List.copyOf(children), in.readLong(), in.readLong());
  }

  private static Originals.Kept readKept(DataInput in) throws IOException {
    return new Originals.Kept(readDigest(in), in.readLong());
  }

  private static Digest readDigest(DataInput in) throws IOException {
    byte[] digest = new byte[Digest.LENGTH];
    in.readFully(digest);
    return Digest.of(digest);
  }
}
