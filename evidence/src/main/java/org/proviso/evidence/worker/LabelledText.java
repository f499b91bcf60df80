package org.proviso.evidence.worker;

import java.util.EnumSet;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

/// Text of a document on its way into the harvest, in lines, each piece with its kind.
///
/// Used by one thread.
final class LabelledText {

  private static final int ENOUGH = 1 << 16;

  private final Harvest harvest;
  private final StringBuilder gathered = new StringBuilder();
  private final EnumSet<TextKind> inLine = EnumSet.noneOf(TextKind.class);
  private TextKind kind = TextKind.BODY;
  private int page;

  LabelledText(Harvest harvest) {
    this.harvest = harvest;
  }

  /// Begins a page.
  ///
  /// @param number from 1; 0 for what stands on none
  void page(int number) throws DiskException {
    line();
    give();
    page = number;
  }

  /// Adds words.
  void add(TextKind as, CharSequence words) throws DiskException {
    if (words.isEmpty()) {
      return;
    }
    if (as != kind || gathered.length() > ENOUGH) {
      give();
      kind = as;
    }
    gathered.append(words);
    inLine.add(as);
  }

  /// Adds words that a reader of the printed page does not see.
  void add(TextKind as, HiddenContent flag, CharSequence words) throws DiskException {
    if (!words.isEmpty()) {
      harvest.hidden(flag);
    }
    add(as, words);
  }

  /// Adds what parts words of a line, if there are any.
  void gap(TextKind as, String gap) throws DiskException {
    if (inLine.contains(as)) {
      add(as, gap);
    }
  }

  /// Ends the line of each kind that has words in it.
  void line() throws DiskException {
    for (TextKind each : EnumSet.copyOf(inLine)) {
      add(each, "\n");
    }
    inLine.clear();
  }

  /// Ends the text.
  void finish() throws DiskException {
    line();
    give();
  }

  private void give() throws DiskException {
    harvest.text(kind, page, gathered);
    gathered.setLength(0);
  }
}
