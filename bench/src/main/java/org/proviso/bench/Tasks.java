package org.proviso.bench;

import java.util.List;
import java.util.Optional;
import org.proviso.bench.awards.AwardsTask;
import org.proviso.bench.race.Task;

/// The tasks that there are.
final class Tasks {

  static final List<Task<?>> ALL = List.of(new AwardsTask());

  private Tasks() {}

  /// Returns the task with this letter, in either case.
  static Optional<Task<?>> find(String id) {
    return ALL.stream().filter(task -> task.id().equalsIgnoreCase(id)).findFirst();
  }
}
