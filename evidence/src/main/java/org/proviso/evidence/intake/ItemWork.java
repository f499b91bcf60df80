package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.Entry.Place;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;

/// What is done with a task: a worker reads, and what comes of it goes into store and journal. Used
/// by one thread.
final class ItemWork {

  private final Worker worker;
  private final IntakeSettings settings;
  private final Originals originals;
  private final StoredTexts texts;
  private final Journal journal;
  private final Backlog tasks;
  private final LockedItems locked;
  private double doneWeight;

  /// @param worker reads files
  /// @param tasks knows which of several inputs is read
  /// @param locked is told what is locked
  ItemWork(
      Worker worker,
      Path store,
      IntakeSettings settings,
      Journal journal,
      Backlog tasks,
      LockedItems locked) {
    this.worker = worker;
    this.settings = settings;
    originals = new Originals(store);
    texts = new StoredTexts(store);
    this.journal = journal;
    this.tasks = tasks;
    this.locked = locked;
  }

  /// The intake was stopped while a task was done.
  static final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  /// Returns for how many bytes of all inputs what was done since the last time stands.
  double doneWeight() {
    double weight = doneWeight;
    doneWeight = 0;
    return weight;
  }

  /// Does a task and returns what follows from it.
  List<Task> perform(Task task) throws IOException {
    return switch (task) {
      case Task.TakeIn(Input.Unread unread, double weight) ->
          nothingIn(
              new Place.Root(unread.location(), OptionalLong.empty()),
              unread.name(),
              Optional.empty(),
              unread.why(),
              weight);
      case Task.TakeIn(Input.RegularFile file, double weight) -> takeIn(file, weight);
      case Task.ReadChild child -> readChild(child);
      case Task.TryAgain retry -> tryAgain(retry);
    };
  }

  private List<Task> nothingIn(
      Place place, String name, Optional<Originals.Kept> kept, Outcome why, double weight)
      throws StoreException {
    journal.append(new Entry.Read(place, name, kept, Parsed.unopened(why), List.of(), 0, 0));
    doneWeight += weight;
    return List.of();
  }

  private List<Task> takeIn(Input.RegularFile file, double weight) throws IOException {
    OptionalLong modified = OptionalLong.of(file.modified());
    Place place = new Place.Root(file.location(), modified);
    Originals.Kept kept;
    worker.prepare();
    try {
      kept = originals.copy(file.path(), worker.scratch());
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      return nothingIn(
          place, file.name(), Optional.empty(), new Outcome.Unreadable(Listing.reason(e)), weight);
    }
    if (kept.bytes() == 0) {
      return nothingIn(place, file.name(), Optional.of(kept), new Outcome.Empty(), weight);
    }
    Location first = tasks.firstWith(new Backlog.Content(kept, file.name()), file.location());
    if (!first.equals(file.location())) {
      journal.append(new Entry.Same(file.location(), file.name(), kept, first, modified));
      doneWeight += weight;
      return List.of();
    }
    return read(
        place,
        file.location(),
        file.name(),
        kept,
        "",
        settings.limits().allowance(kept.bytes()),
        weight);
  }

  private List<Task> readChild(Task.ReadChild child) throws IOException {
    if (child.kept().bytes() == 0) {
      return nothingIn(
          child.place(),
          child.name(),
          Optional.of(child.kept()),
          child.damage().isEmpty() ? new Outcome.Empty() : new Outcome.Corrupt(child.damage(), 0),
          child.weight());
    }
    return read(
        child.place(),
        child.location(),
        child.name(),
        child.kept(),
        child.damage(),
        child.allowance(),
        child.weight());
  }

  private List<Task> read(
      Place place,
      Location location,
      String name,
      Originals.Kept kept,
      String damage,
      long allowance,
      double weight)
      throws IOException {
    long begun = System.nanoTime();
    Parsed parsed =
        switch (answer(location, name, kept, allowance, List.of())) {
          case Worker.Answer.Whole(Parsed whole) -> whole;
          case Worker.Answer.Died(Outcome.Cause cause, boolean killed) ->
              Parsed.unopened(new Outcome.Crashed(cause));
          case Worker.Answer.Overran(long seconds) ->
              Parsed.unopened(new Outcome.TimedOut(seconds));
          case Worker.Answer.Closed() -> throw new StoppedException();
        };
    long milliseconds = (System.nanoTime() - begun) / 1_000_000;
    if (!damage.isEmpty()) {
      parsed = parsed.with(new Outcome.Corrupt(damage, parsed.outcome().characters()));
    }
    Entry.Read entry = kept(place, name, kept, parsed, allowance, milliseconds);
    long number = journal.append(entry);
    locked.add(number, location, entry);
    if (entry.children().isEmpty()) {
      doneWeight += weight;
    }
    return List.copyOf(Resumed.childrenOf(number, location, entry, weight));
  }

  /// Has a file read.
  private Worker.Answer answer(
      Location location, String name, Originals.Kept kept, long allowance, List<String> passwords)
      throws StoreException {
    Limits limits = settings.limits();
    Job job =
        new Job(
            originals.file(kept.digest()).toAbsolutePath(),
            name,
            allowance,
            location.depth() < limits.depth(),
            limits.children(),
            limits.characters(),
            settings.language(),
            passwords);
    Worker.Answer answer = worker.run(job, limits.time(kept.bytes()));
    return answer instanceof Worker.Answer.Whole(Parsed whole) && !job.mayHold()
        ? new Worker.Answer.Whole(refusedAtDepth(whole, limits.depth()))
        : answer;
  }

  /// Puts what a worker left into the store, and returns the entry for it.
  private Entry.Read kept(
      Place place,
      String name,
      Originals.Kept kept,
      Parsed parsed,
      long allowance,
      long milliseconds)
      throws StoreException {
    List<Originals.Kept> children = keepParts(parsed);
    if (parsed.hasText()) {
      keepText(kept.digest(), name);
    }
    return new Entry.Read(
        place, name, Optional.of(kept), parsed, children, allowance, milliseconds);
  }

  /// Tries one source of passwords after the other, until nothing is locked; if all of them leave
  /// something locked, what the last one opens is better than nothing.
  private List<Task> tryAgain(Task.TryAgain retry) throws IOException {
    Entry.Read before = retry.locked().read();
    Originals.Kept kept = before.kept().orElseThrow();
    Location location = retry.locked().location();
    for (Task.Attempt attempt : retry.attempts()) {
      long begun = System.nanoTime();
      Worker.Answer answer =
          answer(location, before.name(), kept, before.allowance(), attempt.passwords());
      if (answer instanceof Worker.Answer.Closed) {
        throw new StoppedException();
      }
      long most =
          attempt.equals(retry.attempts().getLast()) ? LockedItems.measure(before.parsed()) - 1 : 0;
      if (answer instanceof Worker.Answer.Whole(Parsed parsed)
          && LockedItems.measure(parsed) <= most) {
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;
        Entry.Read read =
            kept(before.place(), before.name(), kept, parsed, before.allowance(), milliseconds);
        long number =
            journal.append(new Entry.Again(retry.locked().number(), attempt.source(), read));
        locked.replaced(retry.locked().number());
        locked.add(number, location, read);
        return List.copyOf(Resumed.childrenOf(number, location, read, 0));
      }
    }
    journal.append(new Entry.Tried(retry.locked().number(), retry.attempt()));
    locked.tried(retry.locked().number(), retry.attempt());
    return List.of();
  }

  /// Says how deep is allowed, which a job does not say.
  private static Parsed refusedAtDepth(Parsed parsed, int depth) {
    List<Part> parts = new ArrayList<>();
    for (Part part : parsed.parts()) {
      parts.add(
          part instanceof Part.Lost(String name, long declared, Outcome.Refused refused)
                  && refused.limit() == Outcome.Limit.DEPTH
              ? new Part.Lost(name, declared, new Outcome.Refused(refused.limit(), depth, -1))
              : part);
    }
    return new Parsed(
        parsed.type(),
        parsed.outcome(),
        List.copyOf(parts),
        parsed.hidden(),
        parsed.fields(),
        parsed.hasText());
  }

  private List<Originals.Kept> keepParts(Parsed parsed) throws StoreException {
    List<Originals.Kept> kept = new ArrayList<>();
    int position = 0;
    for (Part part : parsed.parts()) {
      position++;
      if (part instanceof Part.Out) {
        kept.add(originals.move(worker.part(position)));
      } else if (part instanceof Part.Lost lost && lost.why() instanceof Outcome.Empty) {
        originals.keepEmpty(worker.scratch());
      }
    }
    return kept;
  }

  private void keepText(Digest digest, String name) throws StoreException {
    Path file = texts.file(digest, name);
    try {
      Originals.moveInto(worker.text(), file);
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }
}
