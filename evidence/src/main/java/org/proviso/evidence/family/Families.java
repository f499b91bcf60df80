package org.proviso.evidence.family;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;

/// The families of the items of an intake, and which of them are copies of others.
///
/// A family is a document with all that hangs on it or is in it. Archives and mailboxes hold
/// families and are none, and so is the report of a journal: what it wraps is a family of its own.
/// An archive that hangs on a mail belongs to the family of the mail.
///
/// Two families are the same if their documents have the same bytes, or are mails with the same
/// hash; and if as much of both is read, so that nothing that was read is hidden behind what was
/// not. Mails of which something is missing are the same by bytes alone: nobody knows what is
/// missing. The first family in the order of locations is shown; each item of another one is the
/// copy of the item that it corresponds to. So nothing is hidden without its family.
///
/// Items are added in the order of their locations, then hashes of mails, then [#finish()] is
/// called once; what is asked before has no answer. About 80 bytes of memory stand for an item.
/// Used by one thread.
public final class Families {

  private static final Set<String> HOLDERS =
      Set.of(
          "application/zip",
          "application/java-archive",
          "application/vnd.android.package-archive",
          "application/x-tika-java-web-archive",
          "application/x-tika-java-enterprise-archive",
          "application/x-itunes-ipa",
          "application/x-7z-compressed",
          "application/x-rar-compressed",
          "application/x-tar",
          "application/x-gtar",
          "application/x-cpio",
          "application/x-archive",
          "application/x-unix-archive",
          "application/x-debian-package",
          "application/x-arj",
          "application/x-tika-unix-dump",
          "application/gzip",
          "application/x-gzip",
          "application/x-bzip",
          "application/x-bzip2",
          "application/x-xz",
          "application/x-lzma",
          "application/x-compress",
          "application/x-snappy-framed",
          "application/x-lz4",
          "application/mbox",
          "application/vnd.ms-outlook-pst");

  private static final int NONE = -1;

  /// How many numbers hold a hash.
  private static final int LONGS = 4;

  private static final byte HAS_BYTES = 1;
  private static final byte EMPTY = 2;
  private static final byte HOLDS = 4;
  private static final byte MAIL = 8;

  /// A mail of which something is missing.
  private static final byte BROKEN = 16;

  private final Map<Location, List<Location>> duplicates;
  private final Map<Location, Integer> duplicated = new HashMap<>();
  private final List<Location> inputs = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private int count;
  private int[] parents = new int[1024];
  private int[] positions = new int[1024];
  private int[] inputOf = new int[1024];
  private int[] roots = new int[1024];
  private int[] ends = new int[1024];
  private int[] mailOf = new int[1024];
  private long[] unread = new long[1024];
  private byte[] flags = new byte[1024];
  private long[] bytes = new long[1024 * LONGS];
  private long[] mails = new long[1024 * LONGS];
  private int mailCount;
  private int[] masters = new int[0];
  private int[] next = new int[0];

  /// Begins without any item.
  ///
  /// @param duplicates the inputs with the same bytes as another, by that one; they are not added
  public Families(Map<Location, List<Location>> duplicates) {
    this.duplicates = duplicates;
  }

  /// Tells whether files of a media type hold families and are none.
  public static boolean isHolder(String type) {
    return HOLDERS.contains(type);
  }

  /// Adds an item.
  ///
  /// @param envelope whether it only wraps what it holds, such as the report of a journal
  /// @return its number, from 0
  public int add(Item item, boolean envelope) {
    grow();
    int number = count++;
    Location location = item.location();
    int depth = location.depth();
    if (depth == 0) {
      inputs.add(location);
      if (duplicates.containsKey(location)) {
        duplicated.put(location, number);
      }
    }
    int parent = depth == 0 ? NONE : open.get(depth - 1);
    while (open.size() > depth) {
      open.removeLast();
    }
    open.add(number);
    parents[number] = parent;
    positions[number] = depth == 0 ? 0 : location.positions().getLast();
    inputOf[number] = inputs.size() - 1;
    boolean begins = parent == NONE || (roots[parent] == parent && is(parent, HOLDS));
    roots[number] = begins ? number : roots[parent];
    mailOf[number] = NONE;
    unread[number] = item.unreadBelow() * 2 + (item.outcome().isRead() ? 0 : 1);
    item.sha256().ifPresent(digest -> put(bytes, number, digest));
    set(number, HAS_BYTES, item.sha256().isPresent());
    set(number, EMPTY, item.bytes().orElse(-1) == 0);
    set(number, HOLDS, envelope || isHolder(item.type()));
    return number;
  }

  /// Says that a container holds items that are not listed; comes where their row does.
  ///
  /// @param others the location of that row
  public void unlisted(Location others) {
    int depth = others.depth();
    if (depth > 0 && open.size() >= depth) {
      set(open.get(depth - 1), BROKEN, true);
    }
  }

  /// Says what the hash of a mail is.
  ///
  /// @param number of the item
  /// @param hash its `mail-v1`
  public void mail(int number, Digest hash) {
    if ((mailCount + 1) * LONGS > mails.length) {
      mails = Arrays.copyOf(mails, mails.length * 2);
    }
    put(mails, mailCount, hash);
    mailOf[number] = mailCount++;
    set(number, MAIL, true);
  }

  private void grow() {
    if (count == parents.length) {
      int length = count + count / 2;
      parents = Arrays.copyOf(parents, length);
      positions = Arrays.copyOf(positions, length);
      inputOf = Arrays.copyOf(inputOf, length);
      roots = Arrays.copyOf(roots, length);
      ends = Arrays.copyOf(ends, length);
      mailOf = Arrays.copyOf(mailOf, length);
      unread = Arrays.copyOf(unread, length);
      flags = Arrays.copyOf(flags, length);
      bytes = Arrays.copyOf(bytes, length * LONGS);
    }
  }

  private boolean is(int number, byte flag) {
    return (flags[number] & flag) != 0;
  }

  private void set(int number, byte flag, boolean yes) {
    if (yes) {
      flags[number] |= flag;
    }
  }

  private static void put(long[] hashes, int at, Digest digest) {
    ByteBuffer.wrap(digest.toBytes()).asLongBuffer().get(hashes, at * LONGS, LONGS);
  }

  /// Finds out which families are the same; called once.
  public void finish() {
    closeSubtrees();
    masters = new int[count];
    next = new int[count];
    Arrays.fill(masters, NONE);
    Arrays.fill(next, NONE);
    int[] last = new int[count];
    long[] keyed = keyed();
    for (int from = 0; from < keyed.length; ) {
      int until = from + 1;
      while (until < keyed.length && keyed[until] >>> 32 == keyed[from] >>> 32) {
        until++;
      }
      if (until - from > 1) {
        link(keyed, from, until, last);
      }
      from = until;
    }
  }

  /// An item comes behind its container.
  private void closeSubtrees() {
    for (int number = 0; number < count; number++) {
      ends[number] = number + 1;
    }
    for (int number = count - 1; number >= 0; number--) {
      int parent = parents[number];
      if (parent == NONE) {
        continue;
      }
      ends[parent] = Math.max(ends[parent], ends[number]);
      boolean missing = !is(number, HAS_BYTES) || (is(number, MAIL) && is(number, BROKEN));
      set(parent, BROKEN, missing && roots[number] == roots[parent]);
    }
  }

  /// Returns the documents that have something to be known by, each with a part of the hash of that
  /// above it: one sort brings those together that may be the same, in their order.
  private long[] keyed() {
    long[] keyed = new long[count];
    int found = 0;
    for (int number = 0; number < count; number++) {
      boolean known = byMail(number) || (is(number, HAS_BYTES) && !is(number, EMPTY));
      if (roots[number] == number && known) {
        long part = byMail(number) ? mails[mailOf[number] * LONGS] : bytes[number * LONGS];
        keyed[found++] = (part & 0xffff_ffff_0000_0000L) | number;
      }
    }
    long[] sorted = Arrays.copyOf(keyed, found);
    Arrays.sort(sorted);
    return sorted;
  }

  private boolean byMail(int number) {
    return is(number, MAIL) && !is(number, BROKEN);
  }

  private void link(long[] keyed, int from, int until, int[] last) {
    List<Integer> firsts = new ArrayList<>();
    for (int at = from; at < until; at++) {
      int number = (int) keyed[at];
      boolean copied = false;
      for (int first : firsts) {
        List<int[]> pairs = new ArrayList<>();
        if (unread[first] == unread[number] && corresponds(first, number, pairs)) {
          for (int[] pair : pairs) {
            masters[pair[1]] = pair[0];
            next[next[pair[0]] == NONE ? pair[0] : last[pair[0]]] = pair[1];
            last[pair[0]] = pair[1];
          }
          copied = true;
          break;
        }
      }
      if (!copied) {
        firsts.add(number);
      }
    }
  }

  /// Tells whether two items are the same with all that is in them, and pairs what corresponds.
  private boolean corresponds(int first, int second, List<int[]> pairs) {
    if (compare(first, second) != 0) {
      return false;
    }
    pairs.add(new int[] {first, second});
    List<Integer> ones = children(first);
    List<Integer> others = children(second);
    if (ones.size() != others.size()) {
      return false;
    }
    if (byMail(first)) {
      // Copies of a mail in other kinds of files may have their attachments in another order.
      ones.sort(this::compare);
      others.sort(this::compare);
    }
    for (int at = 0; at < ones.size(); at++) {
      if (!corresponds(ones.get(at), others.get(at), pairs)) {
        return false;
      }
    }
    return true;
  }

  /// Orders by what an item is known by, mails before files.
  private int compare(int one, int other) {
    int order = Boolean.compare(byMail(other), byMail(one));
    if (order != 0 || byMail(one)) {
      return order != 0 ? order : compare(mails, mailOf[one], mailOf[other]);
    }
    order = Boolean.compare(is(one, HAS_BYTES), is(other, HAS_BYTES));
    return order != 0 ? order : compare(bytes, one, other);
  }

  private static int compare(long[] hashes, int one, int other) {
    return Arrays.compare(
        hashes, one * LONGS, (one + 1) * LONGS, hashes, other * LONGS, (other + 1) * LONGS);
  }

  /// Returns what is directly in an item and of its family: what holds families is compared without
  /// them, for each is compared on its own.
  private List<Integer> children(int number) {
    List<Integer> children = new ArrayList<>();
    for (int child = number + 1; child < ends[number]; child = ends[child]) {
      if (roots[child] == roots[number]) {
        children.add(child);
      }
    }
    return children;
  }

  /// Tells whether an item is the copy of another.
  public boolean isCopy(int number) {
    return masters[number] != NONE;
  }

  /// Returns whose copy an item is; empty for what is shown.
  public Optional<Copy> copy(int number) {
    int master = masters[number];
    return master == NONE ? Optional.empty() : Optional.of(new Copy(location(master), why(number)));
  }

  private Copy.Why why(int number) {
    int root = roots[number];
    boolean sameBytes =
        is(root, HAS_BYTES)
            && is(roots[masters[number]], HAS_BYTES)
            && compare(bytes, root, roots[masters[number]]) == 0;
    return sameBytes ? Copy.Why.BYTES : Copy.Why.MAIL;
  }

  /// Returns whose copy an input is that has the same bytes as another one: that one, or what is
  /// read in its place.
  ///
  /// @param same the other one
  public Copy duplicateOf(Location same) {
    Integer number = duplicated.get(same);
    return Optional.ofNullable(number)
        .flatMap(this::copy)
        .orElseGet(() -> new Copy(same, Copy.Why.BYTES));
  }

  /// Returns what an item belongs to, and where the same stands.
  public Kin kin(int number) {
    SortedSet<String> custodians = new TreeSet<>();
    List<Location> copies = new ArrayList<>();
    long all = 0;
    for (int at = number; at != NONE; at = isCopy(number) ? NONE : next[at]) {
      Location input = inputs.get(inputOf[at]);
      custodians.add(input.custodian());
      if (at != number) {
        all++;
        add(copies, input, at);
      }
      for (Location duplicate : duplicates.getOrDefault(input, List.of())) {
        custodians.add(duplicate.custodian());
        all++;
        add(copies, duplicate, at);
      }
    }
    copies.sort(null);
    SortedSet<String> holders = new TreeSet<>();
    Location input = inputs.get(inputOf[number]);
    holders.add(input.custodian());
    duplicates.getOrDefault(input, List.of()).forEach(it -> holders.add(it.custodian()));
    return new Kin(
        location(roots[number]), copy(number), List.copyOf(copies), all, custodians, holders);
  }

  private void add(List<Location> copies, Location input, int number) {
    if (copies.size() < Kin.MOST) {
      copies.add(new Location(input.custodian(), input.path(), positions(number)));
    }
  }

  /// Returns the hash of the bytes of an item, which must have some.
  public Digest digest(int number) {
    ByteBuffer digest = ByteBuffer.allocate(Digest.LENGTH);
    digest.asLongBuffer().put(bytes, number * LONGS, LONGS);
    return Digest.of(digest.array());
  }

  /// Returns where an item is.
  public Location location(int number) {
    Location input = inputs.get(inputOf[number]);
    return parents[number] == NONE
        ? input
        : new Location(input.custodian(), input.path(), positions(number));
  }

  private List<Integer> positions(int number) {
    List<Integer> inward = new ArrayList<>();
    for (int at = number; parents[at] != NONE; at = parents[at]) {
      inward.add(positions[at]);
    }
    return inward.reversed();
  }
}
