package org.proviso.evidence.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.manifest.OutcomeText;

/// What one file is at one level.
///
/// @param type its media type
/// @param outcome what became of it
/// @param parts its children
/// @param hidden what it holds that a reader of the printed page does not see
/// @param fields what it says of itself, such as the headers of a mail, by name
/// @param hasText whether text was kept
public record Parsed(
    String type,
    Outcome outcome,
    List<Part> parts,
    Set<HiddenContent> hidden,
    Map<String, List<String>> fields,
    boolean hasText) {

  /// The field that says which language the text is in, as ISO 639-3 writes it; `und` where that is
  /// not sure.
  public static final String LANGUAGE = "text:language";

  private static final int MOST = 10_000_000;

  /// Returns how many children it declares.
  public long declared() {
    long declared = 0;
    for (Part part : parts) {
      declared += part instanceof Part.Others others ? others.count() : 1;
    }
    return declared;
  }

  /// Returns the same with another outcome.
  public Parsed with(Outcome other) {
    return new Parsed(type, other, parts, hidden, fields, hasText);
  }

  /// Returns what is said of a file that no parser looked at.
  public static Parsed unopened(Outcome outcome) {
    return new Parsed("", outcome, List.of(), Set.of(), Map.of(), false);
  }

  /// Writes it.
  ///
  /// @throws IOException if it cannot be written
  public void write(DataOutput out) throws IOException {
    WireText.write(out, type);
    write(out, outcome);
    out.writeInt(parts.size());
    for (Part part : parts) {
      switch (part) {
        case Part.Out(String name, String damage) -> {
          out.writeByte('o');
          WireText.write(out, name);
          WireText.write(out, damage);
        }
        case Part.Lost(String name, long declaredBytes, Outcome why) -> {
          out.writeByte('l');
          WireText.write(out, name);
          out.writeLong(declaredBytes);
          write(out, why);
        }
        case Part.Others(long count, Outcome why) -> {
          out.writeByte('r');
          out.writeLong(count);
          write(out, why);
        }
      }
    }
    out.writeInt(hidden.size());
    for (HiddenContent kind : hidden) {
      WireText.write(out, kind.code());
    }
    out.writeInt(fields.size());
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      WireText.write(out, field.getKey());
      out.writeInt(field.getValue().size());
      for (String value : field.getValue()) {
        WireText.write(out, value);
      }
    }
    out.writeBoolean(hasText);
  }

  private static void write(DataOutput out, Outcome outcome) throws IOException {
    WireText.write(out, outcome.kind().code());
    WireText.write(out, OutcomeText.detail(outcome));
  }

  /// Reads it.
  ///
  /// @throws StreamCorruptedException if it is not what is written
  /// @throws IOException if it ends early
  public static Parsed read(DataInput in) throws IOException {
    try {
      return readAll(in);
    } catch (IllegalArgumentException e) {
      StreamCorruptedException corrupted = new StreamCorruptedException(e.getMessage());
      corrupted.initCause(e);
      throw corrupted;
    }
  }

  private static Parsed readAll(DataInput in) throws IOException {
    String type = WireText.read(in);
    Outcome outcome = readOutcome(in);
    List<Part> parts = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      int kind = in.readByte();
      parts.add(
          switch (kind) {
            case 'o' -> new Part.Out(WireText.read(in), WireText.read(in));
            case 'l' -> new Part.Lost(WireText.read(in), in.readLong(), readOutcome(in));
            case 'r' -> new Part.Others(in.readLong(), readOutcome(in));
            default -> throw new StreamCorruptedException("a part of kind " + kind);
          });
    }
    Set<HiddenContent> hidden = EnumSet.noneOf(HiddenContent.class);
    for (int left = count(in); left > 0; left--) {
      hidden.add(HiddenContent.of(WireText.read(in)));
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      String name = WireText.read(in);
      List<String> values = new ArrayList<>();
      for (int more = count(in); more > 0; more--) {
        values.add(WireText.read(in));
      }
      fields.put(name, List.copyOf(values));
    }
    return new Parsed(type, outcome, List.copyOf(parts), hidden, fields, in.readBoolean());
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new StreamCorruptedException("a list of " + count);
    }
    return count;
  }

  private static Outcome readOutcome(DataInput in) throws IOException {
    return OutcomeText.parse(WireText.read(in), WireText.read(in));
  }
}
