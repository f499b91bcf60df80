package org.proviso.docket.record;

/// One thing that is wrong with an exported record.
///
/// @param line where, counted from one; 0 where it is about the checkpoint that the reader kept
/// @param problem what it is
/// @param expected what should be there
/// @param found what is there; both are cut to 120 characters, with `?` for all that is not plain
///   ASCII, since a forged file may hold what a terminal obeys
public record Fault(long line, Problem problem, String expected, String found) {

  private static final int LONGEST = 120;

  public Fault {
    expected = plain(expected);
    found = plain(found);
  }

  static String plain(String text) {
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    return cut.replaceAll("[^ -~]", "?");
  }
}
