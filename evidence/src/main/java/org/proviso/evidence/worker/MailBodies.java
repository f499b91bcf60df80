package org.proviso.evidence.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

/// The bodies of a mail, of which some say the same in another form.
///
/// Of alternatives the first in plain text that has words is the body. The others are kept where
/// their words differ: whoever reads the one does not see what the other says. Used by one thread.
final class MailBodies {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /// Where a link or picture leads to, as it is written into plain text behind what it shows.
  private static final Pattern TARGET =
      Pattern.compile("<(?:https?|mailto|cid|file|tel):[^>\\s]*>|\\[cid:[^\\]\\s]*\\]");

  private static final String LOCKED = "-----BEGIN PGP MESSAGE-----";

  private final Harvest harvest;
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean locked;

  MailBodies(Harvest harvest) {
    this.harvest = harvest;
  }

  /// One body, or those of one branch.
  private record Branch(List<String> main, List<String> others, boolean plain) {}

  private record Level(boolean alternative, List<Branch> branches) {}

  /// Begins parts that belong together.
  ///
  /// @param alternative whether each says the same
  void begin(boolean alternative) {
    levels.push(new Level(alternative, new ArrayList<>()));
  }

  /// Adds a body in plain text.
  void plain(String text) throws DiskException {
    add(new Branch(List.of(text), List.of(), true));
  }

  /// Adds a body in another form, by its words.
  void formatted(String words) throws DiskException {
    add(new Branch(List.of(words), List.of(), false));
  }

  /// Ends what was begun last.
  void end() throws DiskException {
    Level level = levels.pop();
    add(level.alternative() ? chosen(level.branches()) : joined(level.branches()));
  }

  /// Tells whether a body is a message that PGP has locked.
  boolean isLocked() {
    return locked;
  }

  private static Branch joined(List<Branch> branches) {
    List<String> main = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Branch branch : branches) {
      main.addAll(branch.main());
      others.addAll(branch.others());
    }
    return new Branch(main, others, branches.stream().allMatch(Branch::plain));
  }

  private static Branch chosen(List<Branch> branches) {
    Branch best = new Branch(List.of(), List.of(), false);
    for (Branch branch : branches) {
      boolean better = words(best.main()).isEmpty() || (!best.plain() && branch.plain());
      if (better && !words(branch.main()).isEmpty()) {
        best = branch;
      }
    }
    List<String> said = words(best.main());
    List<String> others = new ArrayList<>(best.others());
    for (Branch branch : branches) {
      List<String> words = words(branch.main());
      if (!words.isEmpty() && !words.equals(said)) {
        others.addAll(branch.main());
      }
      if (!branch.equals(best)) {
        others.addAll(branch.others());
      }
    }
    return new Branch(best.main(), others, best.plain());
  }

  /// Returns the words of texts in lower case, in their order.
  static List<String> words(List<String> texts) {
    List<String> words = new ArrayList<>();
    for (String text : texts) {
      String shown = TARGET.matcher(text).replaceAll(" ");
      for (Matcher word = WORD.matcher(shown); word.find(); ) {
        words.add(word.group().toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  private void add(Branch branch) throws DiskException {
    Level around = levels.peek();
    if (around != null) {
      around.branches().add(branch);
      return;
    }
    for (String text : branch.main()) {
      write(TextKind.BODY, text);
    }
    for (String text : branch.others()) {
      write(TextKind.ALTERNATIVE_BODY, text);
      harvest.hidden(HiddenContent.ALTERNATIVE_BODY);
    }
  }

  private void write(TextKind kind, String text) throws DiskException {
    locked = locked || text.stripLeading().startsWith(LOCKED) || text.contains("\n" + LOCKED);
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    if (!lines.isBlank()) {
      harvest.text(kind, 0, lines.endsWith("\n") ? lines : lines + "\n");
    }
  }
}
