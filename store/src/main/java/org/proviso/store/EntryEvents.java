package org.proviso.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Payload;
import org.proviso.docket.record.Subject;

/// What events of dockets say, as `docs/record.md` defines it. What is not known is left out.
final class EntryEvents {

  /// Entries were entered, and perhaps the same was decided of each.
  static final EventKind ENTERED = new EventKind("entered");

  /// It was decided whether an entry is public.
  static final EventKind DECIDED = new EventKind("decided");

  private EntryEvents() {}

  /// Returns one entry as a subject, or those from a first to a last one.
  static Subject about(long first, long last) {
    return first == last
        ? new Subject("entry", Long.toString(first))
        : new Subject("entries", first + "-" + last);
  }

  /// Splits entries into as few parts as have room in a payload each, in order. One that has no
  /// room is alone.
  ///
  /// @param order places of the entries
  static List<List<Integer>> parts(
      List<Integer> order,
      List<DocketEntry> entries,
      Instant entered,
      String by,
      Docket.@Nullable Decision decision) {
    int frame = length(content(List.of(), entered, by, decision));
    List<List<Integer>> parts = new ArrayList<>();
    int room = 0;
    for (int place : order) {
      int length = 1 + length(said(entries.get(place), Long.MAX_VALUE, Integer.MAX_VALUE));
      if (parts.isEmpty() || length > room) {
        parts.add(new ArrayList<>());
        room = Payload.LONGEST - frame;
      }
      parts.getLast().add(place);
      room -= length;
    }
    return parts;
  }

  private static int length(Map<String, ?> content) {
    return Json.of(content).getBytes(StandardCharsets.UTF_8).length;
  }

  /// Returns what is said of entries.
  static Map<String, ?> content(
      List<Map<String, ?>> entries,
      Instant entered,
      String by,
      Docket.@Nullable Decision decision) {
    Map<String, Object> content = new HashMap<>();
    content.put("by", by);
    content.put("entered", entered.toString());
    content.put("entries", entries);
    if (decision != null) {
      content.put("decision", of(decision));
    }
    return content;
  }

  /// Returns what is said of a decision on one entry.
  static Map<String, ?> content(long entry, Docket.Decision decision) {
    return Map.of("decision", of(decision), "entry", entry);
  }

  private static Map<String, ?> of(Docket.Decision decision) {
    return Map.of(
        "act", decision.act().word(),
        "by", decision.by(),
        "decided", decision.decided().toString(),
        "reason", decision.reason());
  }

  /// Returns what is said of one entry.
  static Map<String, ?> said(DocketEntry entry, long id, int number) {
    Map<String, Object> said = new TreeMap<>();
    said.put("entry", id);
    said.put("party", entry.party());
    said.put("number", number);
    said.put("day", entry.day().toString());
    said.put("side", entry.side().word());
    said.put("kind", entry.kind());
    said.put("title", entry.title());
    said.put("text", entry.text());
    said.put("mark", entry.mark().name());
    said.put("caveats", entry.caveats());
    said.put(
        "sources",
        entry.sources().stream().map(it -> Map.of("id", it.id(), "where", it.where())).toList());
    put(said, "dayQuestion", entry.dayQuestion());
    put(said, "corrects", entry.corrects());
    put(said, "origin", entry.origin());
    DocketEntry.About about = entry.about();
    put(said, "about", about == null ? null : Map.of("id", about.id(), "kind", about.kind()));
    return said;
  }

  private static void put(Map<String, Object> said, String name, @Nullable Object value) {
    if (value != null) {
      said.put(name, value);
    }
  }
}
