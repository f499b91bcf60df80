package org.proviso.evidence.intake;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proviso.evidence.manifest.Location;

/// What is left to do. Children come before further inputs, so that few containers are open at a
/// time. Safe for several threads.
final class Backlog {

  private final Deque<Task> children = new ArrayDeque<>();
  private final Map<Content, Location> first;
  private Iterator<Task> inputs;
  private int working;
  private boolean stopped;

  /// What two inputs share that are read once.
  ///
  /// @param kept their bytes
  /// @param name their last names: what a file is, and what its only child is called, may depend on
  ///   all of it, and which of two inputs comes first depends on the workers
  record Content(Originals.Kept kept, String name) {}

  /// @param children that are known of
  /// @param inputs that are not in the journal
  /// @param first which of the inputs with the same content is read; the map is kept and changed
  Backlog(List<Task> children, Iterator<Task> inputs, Map<Content, Location> first) {
    this.children.addAll(children);
    this.inputs = inputs;
    this.first = first;
  }

  /// Waits for something to do; empty when nothing is left, or it was stopped.
  synchronized Optional<Task> next() throws InterruptedException {
    while (!stopped) {
      if (!children.isEmpty()) {
        working++;
        return Optional.of(children.pop());
      }
      if (inputs.hasNext()) {
        working++;
        return Optional.of(inputs.next());
      }
      if (working == 0) {
        notifyAll();
        return Optional.empty();
      }
      wait();
    }
    return Optional.empty();
  }

  /// Says that a task is done, and what came of it.
  synchronized void done(List<Task> more) {
    more.reversed().forEach(children::push);
    working--;
    notifyAll();
  }

  /// Has everybody who asks for something to do told that there is nothing.
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /// Lets go of everything, when nobody asks any more.
  synchronized void release() {
    stop();
    children.clear();
    first.clear();
    inputs = Collections.emptyIterator();
  }

  /// Returns the input with this content that is read: this one unless another came before.
  synchronized Location firstWith(Content content, Location location) {
    Location before = first.putIfAbsent(content, location);
    return before == null ? location : before;
  }
}
