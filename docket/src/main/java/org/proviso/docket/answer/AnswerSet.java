package org.proviso.docket.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.docket.record.Digest;

/// One version of a recipient's answer to a letter: a [Reply] for each item that has one.
///
/// Its canonical form is text in UTF-8, each line ended by a line feed:
///
/// ```
/// proviso answer 1
/// inquiry INQUIRY
/// party PARTY
/// letter LETTER
/// version VERSION
/// item NUMBER KIND
/// said BYTES SHA-256
/// until DAY                      only where time is asked for
/// file BYTES SHA-256 NAME        for each file, NAME being the SHA-256 of its name
/// line SHA-256                   for each line of a privilege log
/// ```
///
/// The lines from `item` on are there for each item, by number. Hashes are 64 hexadecimal digits;
/// that of a line of the log is over its seven parts, each as its length in bytes, a colon, the
/// part and a comma. So the form shows how much was said and not what, and anybody who has the
/// texts and files can compute it.
///
/// @param inquiry word of the inquiry
/// @param party identifier of the recipient
/// @param letter identifier of the letter that is answered
/// @param version from 1; each supersedes the one before
/// @param replies by number of the item, from 1
/// @param files those that the replies name, by identifier
public record AnswerSet(
    String inquiry,
    String party,
    String letter,
    int version,
    SortedMap<Integer, Reply> replies,
    Map<String, ProducedFile> files) {

  private static final String HEADING = "proviso answer 1\n";

  /// Copies the collections.
  ///
  /// @throws IllegalArgumentException if a reply names a file that is not there
  public AnswerSet {
    replies = Collections.unmodifiableSortedMap(new TreeMap<>(replies));
    files = Map.copyOf(files);
    for (Reply reply : replies.values()) {
      if (!files.keySet().containsAll(reply.uploads())) {
        throw new IllegalArgumentException("a file is not there: " + reply.uploads());
      }
    }
  }

  /// Returns what has to be done before this can be certified; empty if nothing has.
  ///
  /// @param items how many the letter has
  /// @param unfinished uploads that were begun for it and neither finished nor given up
  public List<Gap> gaps(int items, Collection<Gap.Unfinished> unfinished) {
    List<Gap> gaps = new ArrayList<>();
    for (int item = 1; item <= items; item++) {
      Reply reply = replies.get(item);
      switch (reply) {
        case null -> gaps.add(new Gap.NoReply(item));
        case Reply.Produce(String _, List<String> uploads) when uploads.isEmpty() ->
            gaps.add(new Gap.NothingProduced(item));
        case Reply.Privileged(String _, List<String> _, List<PrivilegeLine> log)
            when log.isEmpty() ->
            gaps.add(new Gap.EmptyLog(item));
        case Reply.Produce _,
            Reply.NoneExist _,
            Reply.Objecting _,
            Reply.Privileged _,
            Reply.NeedTime _ -> {}
      }
      for (Gap.Unfinished each : unfinished) {
        if (each.item() == item) {
          gaps.add(each);
        }
      }
    }
    return gaps;
  }

  /// Returns the canonical form.
  public String canonical() {
    StringBuilder text = new StringBuilder(HEADING);
    text.append("inquiry ").append(inquiry).append('\n');
    text.append("party ").append(party).append('\n');
    text.append("letter ").append(letter).append('\n');
    text.append("version ").append(version).append('\n');
    replies.forEach((item, reply) -> append(text, item, reply));
    return text.toString();
  }

  /// Returns the SHA-256 of the canonical form.
  public Digest hash() {
    return Digest.sha256(canonical().getBytes(StandardCharsets.UTF_8));
  }

  /// Returns the lines of one reply in the canonical form.
  ///
  /// @param files those that it names, by identifier
  public static String canonical(int item, Reply reply, Map<String, ProducedFile> files) {
    SortedMap<Integer, Reply> one = new TreeMap<>(Map.of(item, reply));
    StringBuilder text = new StringBuilder();
    new AnswerSet("", "", "", 1, one, files).append(text, item, reply);
    return text.toString();
  }

  private void append(StringBuilder text, int item, Reply reply) {
    text.append("item ").append(item).append(' ').append(reply.kind()).append('\n');
    byte[] said = reply.said().getBytes(StandardCharsets.UTF_8);
    text.append("said ").append(said.length).append(' ').append(Digest.sha256(said)).append('\n');
    if (reply instanceof Reply.NeedTime time) {
      text.append("until ").append(time.until()).append('\n');
    }
    for (String upload : reply.uploads()) {
      ProducedFile file = files.get(upload);
      if (file == null) {
        throw new IllegalArgumentException("a file is not there: " + upload);
      }
      byte[] name = file.name().given().getBytes(StandardCharsets.UTF_8);
      text.append("file ").append(file.length()).append(' ').append(file.hash());
      text.append(' ').append(Digest.sha256(name)).append('\n');
    }
    if (reply instanceof Reply.Privileged privileged) {
      for (PrivilegeLine line : privileged.log()) {
        text.append("line ").append(hash(line)).append('\n');
      }
    }
  }

  private static Digest hash(PrivilegeLine line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : line.parts()) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(utf8);
      bytes.write(',');
    }
    return Digest.sha256(bytes.toByteArray());
  }
}
