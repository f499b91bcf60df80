package org.proviso.evidence.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;

/// The items that are locked, or hold what is, and that a password may open. Safe for several
/// threads.
final class LockedItems {

  /// What is opened by keys and not by words.
  private static final Set<String> BY_KEYS =
      Set.of("pgp", "smime", "pdf-certificate", "rights-management");

  private final Map<Long, Locked> locked = new HashMap<>();

  /// An item that is locked.
  ///
  /// @param number of its entry
  /// @param location where it is
  /// @param read its entry
  /// @param tried the hash of what was tried last; empty if nothing was
  record Locked(long number, Location location, Entry.Read read, Optional<Digest> tried) {}

  /// Returns how much of an item is locked: itself, and the children of which that is known.
  static long measure(Parsed parsed) {
    long locked = isByWord(parsed.outcome()) ? 1 : 0;
    for (Part part : parsed.parts()) {
      locked += part instanceof Part.Lost lost && isByWord(lost.why()) ? 1 : 0;
    }
    return locked;
  }

  private static boolean isByWord(Outcome outcome) {
    return outcome instanceof Outcome.Encrypted(String how) && !BY_KEYS.contains(how);
  }

  /// Takes an entry, which may be of a locked item or not. What is damaged as well stays as it is.
  synchronized void add(long number, Location location, Entry.Read read) {
    if (read.kept().isPresent()
        && !(read.parsed().outcome() instanceof Outcome.Corrupt)
        && measure(read.parsed()) > 0) {
      locked.put(number, new Locked(number, location, read, Optional.empty()));
    }
  }

  /// Returns where the item of an entry is that is replaced, and forgets it with all below it.
  ///
  /// @throws IllegalArgumentException if it is not locked
  synchronized Location replaced(long number) {
    Locked before = locked.get(number);
    if (before == null) {
      throw new IllegalArgumentException("entry " + number + " is not locked");
    }
    Location location = before.location();
    locked.values().removeIf(it -> it.location().equals(location) || isIn(it.location(), location));
    return location;
  }

  private static boolean isIn(Location location, Location container) {
    return location.depth() > container.depth()
        && location.root().equals(container.root())
        && location.positions().subList(0, container.depth()).equals(container.positions());
  }

  /// Notes what was tried in vain.
  synchronized void tried(long number, Digest attempt) {
    locked.computeIfPresent(
        number,
        (same, it) -> new Locked(it.number(), it.location(), it.read(), Optional.of(attempt)));
  }

  /// Returns all of them, in no order.
  synchronized List<Locked> all() {
    return new ArrayList<>(locked.values());
  }
}
