package org.proviso.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.proviso.bench.awards.AwardsTask;
import org.proviso.bench.lanes.LanesTask;
import org.proviso.bench.race.Task;

/// The tasks that there are.
final class Tasks {

  static final List<Task<?>> ALL =
      Stream.concat(Stream.of(new AwardsTask()), LanesTask.all().stream()).toList();

  private Tasks() {}

  /// Returns the task with this identifier, in either case.
  static Optional<Task<?>> find(String id) {
    return ALL.stream().filter(task -> task.id().equalsIgnoreCase(id)).findFirst();
  }
}
