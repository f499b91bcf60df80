package org.proviso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.AnswerSet;
import org.proviso.docket.answer.Certificate;
import org.proviso.docket.answer.FileName;
import org.proviso.docket.answer.Gap;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.answer.ProducedFile;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.record.Digest;

/// Everything that one recipient filed in one inquiry, as far as whoever reads may see it: its own
/// people all of it, staff what was certified or filed outside of an answer.
///
/// @param versions of its answer, by number
/// @param objections the list of all that were ever made, by number
/// @param requests for more time, by number
/// @param uploads finished or not, in the order in which they were begun
public record AnswerFile(
    String inquiry,
    String party,
    List<Version> versions,
    List<Objection> objections,
    List<Request> requests,
    List<Upload> uploads) {

  /// Copies the lists.
  public AnswerFile {
    versions = List.copyOf(versions);
    objections = List.copyOf(objections);
    requests = List.copyOf(requests);
    uploads = List.copyOf(uploads);
  }

  /// One version of an answer.
  ///
  /// @param letter identifier of the letter that it answers
  /// @param asked revision of the draft that the letter was written from
  /// @param items how many items that has
  /// @param replies the latest to each item, by its number
  /// @param certifications by number; the last one holds. Empty while the version is open
  public record Version(
      int number,
      String letter,
      int asked,
      int items,
      long event,
      SortedMap<Integer, Saved> replies,
      List<Certification> certifications) {

    /// Copies the collections.
    public Version {
      replies = Collections.unmodifiableSortedMap(new TreeMap<>(replies));
      certifications = List.copyOf(certifications);
    }

    /// Returns the latest reply to an item; empty if it has none.
    public Optional<Saved> reply(int item) {
      return Optional.ofNullable(replies.get(item));
    }

    /// Returns whether it is certified, and so sealed.
    public boolean isCertified() {
      return !certifications.isEmpty();
    }
  }

  /// A reply as it was saved.
  ///
  /// @param revision from 1; the ones before stay
  /// @param by identifier of the account
  public record Saved(Reply reply, int revision, String by, Instant at, long event) {}

  /// That an official certified a version.
  ///
  /// @param number from 1; each takes the place of the one before
  /// @param day on which it was received
  /// @param firstReceived on which the first of all was received, whatever followed
  /// @param by identifier of the account
  /// @param reason why it takes the place of another; null for the first
  public record Certification(
      int number,
      Certificate certificate,
      Digest setHash,
      LocalDate day,
      LocalDate firstReceived,
      Instant at,
      String by,
      @Nullable String reason,
      long event) {}

  /// A request for more time.
  ///
  /// @param item number of the item; null where it is for the whole answer
  /// @param until last day of the time asked for
  public record Request(
      int number,
      @Nullable Integer item,
      LocalDate until,
      String reason,
      LocalDate day,
      long event) {}

  /// A file on its way, or arrived.
  ///
  /// @param arrived bytes that are there
  /// @param finished null while it is not whole, or its hash was not looked at
  /// @param abandoned whether it was given up
  public record Upload(
      String id,
      int version,
      int item,
      FileName name,
      long length,
      long arrived,
      @Nullable ProducedFile finished,
      boolean abandoned,
      Instant begun) {}

  /// Returns the version that is being worked on; empty if none was begun or the last is certified.
  public Optional<Version> open() {
    return versions.stream().filter(it -> !it.isCertified()).findFirst();
  }

  /// Returns the version that holds: the last that is certified.
  public Optional<Version> latestCertified() {
    return versions.stream().filter(Version::isCertified).reduce((before, last) -> last);
  }

  /// Returns the day on which the first answer was received.
  public Optional<LocalDate> firstReceived() {
    return latestCertified().map(it -> it.certifications().getFirst().firstReceived());
  }

  /// Returns a version as a value that can be hashed.
  public AnswerSet set(Version version) {
    SortedMap<Integer, Reply> replies = new TreeMap<>();
    Map<String, ProducedFile> files = new HashMap<>();
    version
        .replies()
        .forEach(
            (item, saved) -> {
              replies.put(item, saved.reply());
              for (Upload each : uploads) {
                if (each.finished() != null && saved.reply().uploads().contains(each.id())) {
                  files.put(each.id(), each.finished());
                }
              }
            });
    return new AnswerSet(inquiry, party, version.letter(), version.number(), replies, files);
  }

  /// Returns what has to be done before a version can be certified; empty if nothing has.
  public List<Gap> gaps(Version version) {
    List<Gap.Unfinished> unfinished =
        uploads.stream()
            .filter(it -> it.version() == version.number())
            .filter(it -> it.finished() == null && !it.abandoned())
            .map(it -> new Gap.Unfinished(it.item(), it.id(), it.arrived(), it.length()))
            .toList();
    return set(version).gaps(version.items(), unfinished);
  }
}
