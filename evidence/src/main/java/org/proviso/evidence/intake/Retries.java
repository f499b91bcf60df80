package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Families;
import org.proviso.evidence.identity.MailHash;
import org.proviso.evidence.intake.LockedItems.Locked;
import org.proviso.evidence.intake.Task.Attempt;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.wire.TextPieces.Piece;

/// What passwords are tried on what is locked, once all else is read.
///
/// First those that were handed over, then what the name of the file says, then what stands in the
/// texts and names of what it hangs on, the nearest first, then in those of the rest of its family:
/// before what opened late what was open early, and each in the order of locations. So what is
/// tried depends on what is there, and never on when it was read. Of the family at most
/// [PasswordWords#MOST] words are tried.
///
/// What was tried in vain is not tried again, unless there is more to try.
final class Retries {

  /// Part of the hash of what was tried: another number has all that is locked tried again, as
  /// parsers that open more call for.
  private static final int OPENERS = 1;

  private static final String BANK = "passwords";
  private static final String NAME = "name";
  private static final String CONTAINER = "container";
  private static final String FAMILY = "family";

  private final Map<Location, Locked> locked = new HashMap<>();
  private final List<String> bank;
  private final StoredTexts texts;
  private final List<Task.TryAgain> tasks = new ArrayList<>();
  private final List<Member> open = new ArrayList<>();
  private List<Member> family = new ArrayList<>();

  /// One of a family.
  ///
  /// @param holds whether it holds families, being the document of one itself
  /// @param late how many things were opened to come to it
  private record Member(Item item, boolean hasText, boolean holds, int late) {}

  private Retries(List<String> bank, StoredTexts texts) {
    this.bank = bank;
    this.texts = texts;
  }

  /// Returns what is to be tried, in the order of locations; nothing if all was.
  ///
  /// @throws StoreException if the journal cannot be read
  /// @throws IOException if a text cannot be read
  static List<Task> of(Journal journal, LockedItems locked, List<String> bank, StoredTexts texts)
      throws IOException {
    Retries retries = new Retries(bank, texts);
    locked.all().forEach(it -> retries.locked.put(it.location(), it));
    if (!retries.locked.isEmpty()) {
      Sealing.of(journal).give(retries::take);
      retries.endFamily();
    }
    return List.copyOf(retries.tasks);
  }

  private void take(SealedRow row) throws IOException {
    Item item = row.item();
    int depth = item.location().depth();
    if (item.count() != 1 || (row.entry() < 0 && depth == 0)) {
      return;
    }
    while (open.size() > depth) {
      open.removeLast();
    }
    Member parent = depth > 0 && open.size() == depth ? open.getLast() : null;
    boolean begins = parent == null || parent.holds();
    if (begins) {
      endFamily();
    }
    boolean holds = begins && (Families.isHolder(item.type()) || MailHash.isJournal(row.fields()));
    int late = (parent == null ? 0 : parent.late()) + (item.opened().isEmpty() ? 0 : 1);
    Member member = new Member(item, row.hasText(), holds, late);
    open.add(member);
    family.add(member);
  }

  private void endFamily() throws IOException {
    Map<Member, Collection<String>> words = new HashMap<>();
    for (Member member : family) {
      Locked one = locked.get(member.item().location());
      if (one != null) {
        add(one, attempts(member, words));
      }
    }
    family = new ArrayList<>();
  }

  private void add(Locked one, List<Attempt> attempts) {
    Digest attempt = digest(attempts);
    // What opens is read anew with all that is in it: whatever is locked inside waits for that.
    boolean waits =
        tasks.stream().skip(Math.max(0, tasks.size() - 1)).anyMatch(it -> holds(it, one));
    if (!attempts.isEmpty() && !one.tried().equals(Optional.of(attempt)) && !waits) {
      tasks.add(new Task.TryAgain(one, attempts, attempt));
    }
  }

  private static boolean holds(Task.TryAgain task, Locked one) {
    return isIn(one.location(), task.locked().location());
  }

  private static Digest digest(List<Attempt> attempts) {
    StringBuilder written = new StringBuilder("openers " + OPENERS + "\n");
    for (Attempt attempt : attempts) {
      written.append(attempt.source()).append('\n');
      attempt.passwords().forEach(it -> written.append(it.length()).append(' ').append(it));
    }
    return Digest.sha256(written.toString().getBytes(StandardCharsets.UTF_8));
  }

  private List<Attempt> attempts(Member member, Map<Member, Collection<String>> words)
      throws IOException {
    List<Member> around = new ArrayList<>();
    List<Member> others = new ArrayList<>();
    for (Member other : family) {
      if (isIn(member.item().location(), other.item().location())) {
        around.addFirst(other);
      } else if (!other.equals(member)) {
        others.add(other);
      }
    }
    others.sort(Comparator.comparingInt(Member::late));
    Set<String> all = new LinkedHashSet<>(bank);
    List<Attempt> attempts = new ArrayList<>();
    int before = attempt(BANK, all, 0, attempts);
    int most = all.size() + PasswordWords.MOST;
    all.addAll(PasswordWords.inName(member.item().name()));
    before = attempt(NAME, all, before, attempts);
    gather(around, all, most, words);
    before = attempt(CONTAINER, all, before, attempts);
    gather(others, all, most, words);
    attempt(FAMILY, all, before, attempts);
    return attempts;
  }

  /// Adds an attempt if there is something to try that was not there before; returns how many
  /// passwords there are now.
  private static int attempt(String source, Set<String> all, int before, List<Attempt> attempts) {
    if (all.size() > before) {
      attempts.add(new Attempt(source, List.copyOf(all)));
    }
    return all.size();
  }

  private void gather(
      List<Member> members, Set<String> all, int most, Map<Member, Collection<String>> words)
      throws IOException {
    for (Member member : members) {
      Collection<String> found = words.get(member);
      if (found == null) {
        found = words(member);
        words.put(member, found);
      }
      for (String word : found) {
        if (all.size() >= most) {
          return;
        }
        all.add(word);
      }
    }
  }

  private Collection<String> words(Member member) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    Item item = member.item();
    if (member.hasText() && item.sha256().isPresent()) {
      StringBuilder text = new StringBuilder();
      for (Piece piece : texts.of(item.sha256().get(), item.name())) {
        text.append(piece.text()).append('\n');
      }
      words.addAll(PasswordWords.in(text.toString()));
    }
    words.addAll(PasswordWords.in(item.name().replace('_', ' ')));
    return words;
  }

  private static boolean isIn(Location location, Location container) {
    return location.depth() > container.depth()
        && location.root().equals(container.root())
        && location.positions().subList(0, container.depth()).equals(container.positions());
  }
}
