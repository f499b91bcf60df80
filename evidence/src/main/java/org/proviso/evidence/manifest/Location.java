package org.proviso.evidence.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Where an item was found: the custodian, the path below the folder that was taken in and, for
/// what came out of a container, its position at each level.
///
/// Written `custodian/folder/mails.zip#3.1`: the first child of the third child of that file. `*`
/// as the last position stands for all children that are not listed. A location names one
/// *instance*; the same bytes elsewhere are another instance.
///
/// Ordered by custodian, path (code unit by code unit) and positions, a container before its
/// children.
///
/// @param custodian whose file it is: letters, digits, `.`, `_`, `-` and spaces, not empty
/// @param path the names of folders and file with `/` between them, each as [#escaped(byte\[\])]
///   writes it
/// @param positions from the outermost container inwards, the first child is 1; empty for an input
///   file
public record Location(String custodian, String path, List<Integer> positions)
    implements Comparable<Location> {

  /// The position of what stands for all children that are not listed.
  public static final int OTHERS = Integer.MAX_VALUE;

  private static final Pattern CUSTODIAN = Pattern.compile("[\\p{L}\\p{N}._ -]{1,100}");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /// Checks what it is made of.
  ///
  /// @throws IllegalArgumentException if the custodian is not written so, the path is empty or
  ///   holds a `#`, or a position is below 1
  public Location {
    if (!isCustodian(custodian)) {
      throw new IllegalArgumentException("not the name of a custodian: " + custodian);
    }
    if (path.isEmpty() || path.indexOf('#') >= 0) {
      throw new IllegalArgumentException("not a path: " + path);
    }
    positions = List.copyOf(positions);
    if (positions.stream().anyMatch(position -> position < 1)) {
      throw new IllegalArgumentException("a position below 1: " + positions);
    }
  }

  /// Returns the location of an input file.
  ///
  /// @throws IllegalArgumentException as the constructor does
  public static Location of(String custodian, String path) {
    return new Location(custodian, path, List.of());
  }

  /// Tells whether a text can be the name of a custodian.
  public static boolean isCustodian(String text) {
    return CUSTODIAN.matcher(text).matches() && !text.isBlank();
  }

  /// Returns one name of a path as text: its bytes as UTF-8, and `%HH` for `%`, `#`, control
  /// characters and every byte that is not part of UTF-8. Different bytes give different text.
  public static String escaped(byte[] name) {
    StringBuilder text = new StringBuilder(name.length);
    for (int at = 0; at < name.length; ) {
      int length = characterLength(name, at);
      if (length == 0 || (length == 1 && isSpecial(name[at]))) {
        text.append('%').append(HEX.toHexDigits(name[at]));
        at++;
      } else {
        text.append(new String(name, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  private static boolean isSpecial(byte character) {
    return character < ' ' || character == 0x7f || character == '%' || character == '#';
  }

  /// Returns the length of the UTF-8 character that begins there, 0 if none does.
  private static int characterLength(byte[] text, int at) {
    int first = text[at] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || at + length > text.length) {
      return 0;
    }
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(text, at, length));
      return length;
    } catch (CharacterCodingException e) {
      return 0;
    }
  }

  /// Returns the location of a child.
  ///
  /// @param position from 1, or [#OTHERS]
  /// @throws IllegalArgumentException if the position is below 1
  public Location child(int position) {
    List<Integer> all = new ArrayList<>(positions);
    all.add(position);
    return new Location(custodian, path, all);
  }

  /// Returns the location of the input file that this is, or is in.
  public Location root() {
    return positions.isEmpty() ? this : of(custodian, path);
  }

  @Override
  public int compareTo(Location other) {
    int order = custodian.compareTo(other.custodian);
    if (order == 0) {
      order = path.compareTo(other.path);
    }
    for (int at = 0; order == 0 && at < Math.min(depth(), other.depth()); at++) {
      order = Integer.compare(positions.get(at), other.positions.get(at));
    }
    return order != 0 ? order : Integer.compare(depth(), other.depth());
  }

  /// Returns in how many containers it lies: 0 for an input file.
  public int depth() {
    return positions.size();
  }

  /// Returns the location in its written form.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(custodian).append('/').append(path);
    char before = '#';
    for (int position : positions) {
      text.append(before).append(position == OTHERS ? "*" : Integer.toString(position));
      before = '.';
    }
    return text.toString();
  }

  /// Returns the location that is written so.
  ///
  /// @throws IllegalArgumentException if none is
  public static Location parse(String text) {
    int slash = text.indexOf('/');
    int hash = text.indexOf('#', slash + 1);
    if (slash < 0) {
      throw new IllegalArgumentException("not a location: " + text);
    }
    String path = text.substring(slash + 1, hash < 0 ? text.length() : hash);
    List<Integer> positions = new ArrayList<>();
    if (hash >= 0) {
      for (String position : text.substring(hash + 1).split("\\.", -1)) {
        positions.add(position.equals("*") ? OTHERS : Integer.parseInt(position));
      }
    }
    return new Location(text.substring(0, slash), path, positions);
  }
}
