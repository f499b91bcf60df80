package org.proviso.evidence.intake;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.Entry.Place;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Part;

/// Makes the rows of the manifest of a journal whose intake is done.
///
/// The journal is in the order in which things were read, the manifest in that of locations. In
/// memory stands for each entry where it begins and where it belongs, and the entries themselves
/// are read one by one. Used by one thread.
final class Sealing implements Journal.Reader {

  private final Journal journal;
  private final Map<Location, Root> roots = new HashMap<>();
  private final Map<String, String> custodians = new HashMap<>();
  private long[] offsets = new long[1024];
  private int[] parents = new int[1024];
  private int[] positions = new int[1024];
  private long[] below = new long[1024];
  private long[] unreadBelow = new long[1024];
  private boolean[] read = new boolean[1024];
  private int count;

  /// An input file.
  ///
  /// @param name its name; empty if it is the end of the path
  /// @param treeOf the input that was read in its place, or itself
  /// @param entry its number if it was read itself; [#NONE] if not
  private record Root(Location location, String name, Location treeOf, int entry) {

    static final int NONE = -1;

    /// Of a million inputs each word counts: few have a name that is not the end of the path.
    static Root of(Location location, String name, Location treeOf, int entry) {
      return new Root(location, name.equals(end(location.path())) ? "" : name, treeOf, entry);
    }

    String inputName() {
      return name.isEmpty() ? end(location.path()) : name;
    }

    private static String end(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /// Takes the rows in the order of the manifest.
  interface Rows {

    /// Takes a row.
    ///
    /// @throws IOException if whoever takes it cannot write it
    void take(SealedRow row) throws IOException;
  }

  private Sealing(Journal journal) {
    this.journal = journal;
  }

  /// Returns what can give the rows of a journal.
  ///
  /// @throws StoreException if the journal cannot be read
  static Sealing of(Journal journal) throws StoreException {
    Sealing sealing = new Sealing(journal);
    journal.forEach(sealing);
    sealing.countBelow();
    return sealing;
  }

  /// Returns how many entries the journal has: of these are the rows, but for what is lost or not
  /// listed.
  long entries() {
    return count;
  }

  @Override
  public void take(long number, long offset, Entry entry) {
    grow();
    offsets[count] = offset;
    parents[count] = -1;
    read[count] = true;
    switch (entry) {
      case Entry.Same same -> {
        // Whoever was killed before the other was read left one behind that came to nothing: what
        // was read counts, and of several the last.
        Root before = roots.get(same.root());
        if (before == null || before.entry() == Root.NONE) {
          Location root = shared(same.root());
          roots.put(root, Root.of(root, same.name(), placeOf(same.other()), Root.NONE));
        }
      }
      case Entry.Tried tried -> {}
      case Entry.Again again -> {
        // Whatever was read below the entry before hangs on that, and comes to nothing with it.
        int before = Math.toIntExact(again.of());
        parents[before] = -1;
        placed(again.read(), true);
        counted(again.read());
      }
      case Entry.Read one -> {
        placed(one, false);
        counted(one);
      }
    }
    count++;
  }

  private void placed(Entry.Read one, boolean again) {
    switch (one.place()) {
      case Place.Root(Location location, OptionalLong modified) -> {
        // Begun twice: the first entry counts, as it did for whoever resumed.
        Root before = roots.get(location);
        if (again || before == null || before.entry() == Root.NONE) {
          Location root = shared(location);
          roots.put(root, Root.of(root, one.name(), root, count));
        }
      }
      case Place.Child(long parent, int position) -> {
        parents[count] = Math.toIntExact(parent);
        positions[count] = position;
      }
    }
  }

  private void counted(Entry.Read one) {
    read[count] = one.parsed().outcome().isRead();
    for (Part part : one.parsed().parts()) {
      switch (part) {
        case Part.Out out -> {}
        case Part.Lost lost -> {
          below[count]++;
          unreadBelow[count] += lost.why().isRead() ? 0 : 1;
        }
        case Part.Others others -> {
          below[count] += others.count();
          unreadBelow[count] += others.why().isRead() ? 0 : others.count();
        }
      }
    }
  }

  /// Returns the location as the input there has it: of many inputs with the same bytes each says
  /// where they were read.
  private Location placeOf(Location location) {
    Root root = roots.get(location);
    return root == null ? shared(location) : root.location();
  }

  /// Returns the location with the name of its custodian as the others have it.
  private Location shared(Location location) {
    String custodian = custodians.computeIfAbsent(location.custodian(), it -> it);
    return new Location(custodian, location.path(), location.positions());
  }

  private void grow() {
    if (count == offsets.length) {
      int length = count * 2;
      offsets = Arrays.copyOf(offsets, length);
      parents = Arrays.copyOf(parents, length);
      positions = Arrays.copyOf(positions, length);
      below = Arrays.copyOf(below, length);
      unreadBelow = Arrays.copyOf(unreadBelow, length);
      read = Arrays.copyOf(read, length);
    }
  }

  /// A child's entry comes behind that of its container.
  private void countBelow() {
    for (int at = count - 1; at >= 0; at--) {
      if (parents[at] >= 0) {
        below[parents[at]] += 1 + below[at];
        unreadBelow[parents[at]] += (read[at] ? 0 : 1) + unreadBelow[at];
      }
    }
  }

  /// Gives all rows; may be called again.
  ///
  /// @throws StoreException if the journal cannot be read
  /// @throws IOException if whoever takes the rows says so
  void give(Rows rows) throws IOException {
    Children children = Children.of(parents, positions, count);
    Map<Digest, Master> masters = new HashMap<>();
    Root[] inOrder = roots.values().toArray(Root[]::new);
    Arrays.sort(inOrder, Comparator.comparing(Root::location));
    for (Root root : inOrder) {
      Root read = roots.get(root.treeOf());
      if (read == null || read.entry() == Root.NONE) {
        throw new IllegalStateException(root.treeOf() + " is not in the journal");
      }
      int tree = read.entry();
      Known known = known(tree);
      Entry.Read entry = known.read();
      Optional<Digest> digest =
          entry.kept().filter(it -> it.bytes() > 0).map(Originals.Kept::digest);
      Master own = new Master(root.location(), tree);
      Master master = digest.map(it -> masters.getOrDefault(it, own)).orElse(own);
      if (master.equals(own)) {
        digest.ifPresent(it -> masters.put(it, own));
        tree(rows, children, tree, known, root.location(), root.inputName());
      } else {
        duplicate(rows, entry, root, master);
      }
    }
  }

  private record Master(Location location, int tree) {}

  private Entry.Read entry(int number) throws StoreException {
    return known(number).read();
  }

  private Known known(int number) throws StoreException {
    return switch (journal.at(offsets[number])) {
      case Entry.Read one -> new Known(one, "");
      case Entry.Again again -> new Known(again.read(), again.opened());
      case Entry.Same same -> throw new IllegalStateException("entry " + number + " is no item");
      case Entry.Tried tried -> throw new IllegalStateException("entry " + number + " is no item");
    };
  }

  /// @param opened what opened it; empty if it was not locked
  private record Known(Entry.Read read, String opened) {}

  private void duplicate(Rows rows, Entry.Read entry, Root root, Master master) throws IOException {
    Outcome outcome = new Outcome.DuplicateOf(master.location());
    long all = below[master.tree()];
    rows.take(
        SealedRow.unread(
            new Item(
                root.location(),
                root.inputName(),
                1,
                bytes(entry),
                entry.kept().map(Originals.Kept::digest),
                entry.parsed().type(),
                outcome,
                entry.parsed().hidden(),
                all == 0 ? 0 : entry(master.tree()).parsed().declared(),
                all,
                0)));
    if (all > 0) {
      rows.take(SealedRow.unread(others(root.location(), all, outcome)));
    }
  }

  private void tree(
      Rows rows, Children children, int number, Known known, Location location, String name)
      throws IOException {
    Entry.Read entry = known.read();
    rows.take(
        new SealedRow(
            new Item(
                location,
                name,
                1,
                bytes(entry),
                entry.kept().map(Originals.Kept::digest),
                entry.parsed().type(),
                entry.parsed().outcome(),
                entry.parsed().hidden(),
                entry.parsed().declared(),
                below[number],
                unreadBelow[number],
                known.opened()),
            entry.milliseconds(),
            entry.parsed().fields(),
            entry.parsed().hasText(),
            offsets[number]));
    int position = 0;
    int taken = 0;
    for (Part part : entry.parsed().parts()) {
      position++;
      switch (part) {
        case Part.Out(String childName, String damage) -> {
          int child = children.at(number, taken++);
          tree(rows, children, child, known(child), location.child(position), childName);
        }
        case Part.Lost(String childName, long declaredBytes, Outcome why) ->
            rows.take(SealedRow.unread(lost(location.child(position), childName, why)));
        case Part.Others(long many, Outcome why) ->
            rows.take(SealedRow.unread(others(location, many, why)));
      }
    }
  }

  private static OptionalLong bytes(Entry.Read entry) {
    return entry.kept().isPresent()
        ? OptionalLong.of(entry.kept().get().bytes())
        : OptionalLong.empty();
  }

  private static Item lost(Location location, String name, Outcome why) {
    boolean empty = why instanceof Outcome.Empty;
    return new Item(
        location,
        name,
        1,
        empty ? OptionalLong.of(0) : OptionalLong.empty(),
        empty ? Optional.of(Originals.OF_NOTHING) : Optional.empty(),
        "",
        why,
        Set.of(),
        0,
        0,
        0);
  }

  private static Item others(Location container, long count, Outcome why) {
    return new Item(
        container.child(Location.OTHERS),
        "",
        count,
        OptionalLong.empty(),
        Optional.empty(),
        "",
        why,
        Set.of(),
        0,
        0,
        0);
  }

  /// The entries of children by their container, in the order of their positions.
  private static final class Children {

    private final int[] starts;
    private final int[] entries;

    private Children(int[] starts, int[] entries) {
      this.starts = starts;
      this.entries = entries;
    }

    static Children of(int[] parents, int[] positions, int count) {
      int[] starts = new int[count + 1];
      for (int at = 0; at < count; at++) {
        if (parents[at] >= 0) {
          starts[parents[at] + 1]++;
        }
      }
      for (int at = 0; at < count; at++) {
        starts[at + 1] += starts[at];
      }
      int[] next = Arrays.copyOf(starts, count);
      int[] entries = new int[starts[count]];
      for (int at = 0; at < count; at++) {
        if (parents[at] >= 0) {
          entries[next[parents[at]]++] = at;
        }
      }
      for (int at = 0; at < count; at++) {
        sort(entries, starts[at], starts[at + 1], positions);
      }
      return new Children(starts, entries);
    }

    private static void sort(int[] entries, int from, int until, int[] positions) {
      if (until - from < 2) {
        return;
      }
      Integer[] some = new Integer[until - from];
      for (int at = from; at < until; at++) {
        some[at - from] = entries[at];
      }
      Arrays.sort(some, Comparator.comparingInt(entry -> positions[entry]));
      for (int at = from; at < until; at++) {
        entries[at] = some[at - from];
      }
    }

    int at(int parent, int taken) {
      if (starts[parent] + taken >= starts[parent + 1]) {
        throw new IllegalStateException("child " + taken + " of entry " + parent + " is missing");
      }
      return entries[starts[parent] + taken];
    }
  }
}
