package org.proviso.evidence.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.proviso.evidence.intake.Entry.Place;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.wire.Part;

/// What a journal says has been done, and what follows from it to be done.
///
/// Used by one thread.
final class Resumed implements Journal.Reader {

  private static final Taken NOTHING = new Taken(Optional.empty(), OptionalLong.empty());

  private final Map<Location, Taken> roots = new HashMap<>();
  private final Map<Backlog.Content, Location> first = new HashMap<>();
  private final Map<Long, Open> open = new HashMap<>();
  private final List<Left> same = new ArrayList<>();
  private final LockedItems locked = new LockedItems();
  private long entries;

  /// An input that was taken in.
  ///
  /// @param kept its bytes; empty if they could not be had
  /// @param modified as in [Place.Root]
  record Taken(Optional<Originals.Kept> kept, OptionalLong modified) {}

  /// An input that was left to another.
  private record Left(Location root, Location other, OptionalLong modified) {}

  /// A container some of whose children are not in the journal.
  private record Open(Location location, Entry.Read entry, Set<Integer> left) {}

  /// Returns the ending of a name, as it is compared; empty if there is none to go by.
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    return ending.length() <= 16
            && ending.chars().allMatch(it -> it < 0x80 && Character.isLetterOrDigit(it))
        ? ending
        : "";
  }

  @Override
  public void take(long number, long offset, Entry entry) {
    entries++;
    switch (entry) {
      case Entry.Same alike -> same.add(new Left(alike.root(), alike.other(), alike.modified()));
      case Entry.Read read -> {
        Location location = located(read.place());
        if (read.place() instanceof Place.Root(Location root, OptionalLong modified)) {
          roots.put(root, new Taken(read.kept(), modified));
          if (read.kept().isPresent() && read.kept().get().bytes() > 0) {
            first.putIfAbsent(new Backlog.Content(read.kept().get(), read.name()), location);
          }
        }
        begun(number, location, read);
      }
      case Entry.Again again -> begun(number, locked.replaced(again.of()), again.read());
      case Entry.Tried tried -> locked.tried(tried.of(), tried.attempt());
    }
  }

  private void begun(long number, Location location, Entry.Read read) {
    locked.add(number, location, read);
    Set<Integer> left = new HashSet<>();
    int position = 0;
    for (Part part : read.parsed().parts()) {
      position++;
      if (part instanceof Part.Out) {
        left.add(position);
      }
    }
    if (!left.isEmpty()) {
      open.put(number, new Open(location, read, left));
    }
  }

  private Location located(Place place) {
    return switch (place) {
      case Place.Root(Location location, OptionalLong modified) -> location;
      case Place.Child(long parent, int position) -> {
        Open container = open.get(parent);
        if (container == null || !container.left().remove(position)) {
          throw new IllegalArgumentException("an entry for no child of " + parent);
        }
        if (container.left().isEmpty()) {
          open.remove(parent);
        }
        yield container.location().child(position);
      }
    };
  }

  /// Returns how many entries there are.
  long entries() {
    return entries;
  }

  /// Returns the input files that are done with; called once. One that was left to another is done
  /// only if the other is there.
  Map<Location, Taken> roots() {
    List<Left> done = same.stream().filter(left -> roots.containsKey(left.other())).toList();
    for (Left left : done) {
      Taken other = roots.getOrDefault(left.other(), NOTHING);
      roots.putIfAbsent(left.root(), new Taken(other.kept(), left.modified()));
    }
    same.clear();
    return roots;
  }

  /// Returns what is locked.
  LockedItems locked() {
    return locked;
  }

  Map<Backlog.Content, Location> first() {
    return first;
  }

  /// Returns the children that are left to be read.
  List<Task> children() {
    List<Task> tasks = new ArrayList<>();
    open.forEach(
        (number, container) -> {
          for (Task.ReadChild child :
              childrenOf(number, container.location(), container.entry(), 0)) {
            if (container.left().contains(child.location().positions().getLast())) {
              tasks.add(child);
            }
          }
        });
    return tasks;
  }

  /// Returns the tasks for those children of a container that were taken out, in order.
  ///
  /// @param number of the container's entry
  /// @param weight of the container, which its children share by size
  static List<Task.ReadChild> childrenOf(
      long number, Location container, Entry.Read entry, double weight) {
    long siblings = 0;
    for (Originals.Kept each : entry.children()) {
      siblings += each.bytes();
    }
    List<Task.ReadChild> tasks = new ArrayList<>();
    int position = 0;
    for (Part part : entry.parsed().parts()) {
      position++;
      if (part instanceof Part.Out(String name, String damage)) {
        Originals.Kept kept = entry.children().get(tasks.size());
        tasks.add(
            new Task.ReadChild(
                new Place.Child(number, position),
                container.child(position),
                name,
                kept,
                damage,
                Limits.share(entry.allowance(), siblings, kept.bytes()),
                siblings == 0
                    ? weight / entry.children().size()
                    : weight * kept.bytes() / siblings));
      }
    }
    return tasks;
  }
}
