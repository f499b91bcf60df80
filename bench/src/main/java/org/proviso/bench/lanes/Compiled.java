package org.proviso.bench.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The law and the facts as arrays, and lines worked out from them. A *line* is what holds through
/// time: days and values side by side, neighbours different. Not thread-safe.
final class Compiled {

  private static final int LONGEST = 256;

  final Columns columns;
  final Rules rules;

  /// Orders that name a party, a bit for each.
  private final long[] namedBy;

  private final int[] place;
  private final Map<Rules.Place, Integer> placeNumbers = new HashMap<>();
  private final List<Rules.Place> places = new ArrayList<>();
  private int[] @Nullable [] barLines = new int[0][];
  private final int modes;

  Compiled(Facts facts) {
    columns = new Columns(facts);
    rules = new Rules(facts.law(), columns.groups(), columns::number);
    modes = 1 + 2 * columns.groups().size();
    namedBy = new long[columns.parties()];
    place = new int[columns.parties()];
  }

  /// Finds the place of each party, and forgets the lines known so far.
  void begin() {
    Arrays.fill(namedBy, 0);
    rules.markNamed(namedBy, columns::number);
    placeNumbers.clear();
    places.clear();
    int[] unnamed = new int[place.length];
    for (int party = 0; party < place.length; party++) {
      int state = columns.within[party];
      if (state == Rules.EVERYWHERE) {
        continue;
      }
      // All unnamed parties of a State are in one place: they have the State's circuit.
      if (namedBy[party] == 0 && unnamed[state] > 0) {
        place[party] = unnamed[state] - 1;
        continue;
      }
      Rules.Place found = new Rules.Place(state, columns.circuits[party], namedBy[party]);
      int number =
          placeNumbers.computeIfAbsent(
              found,
              absent -> {
                places.add(absent);
                return places.size() - 1;
              });
      place[party] = number;
      unnamed[state] = namedBy[party] == 0 ? number + 1 : unnamed[state];
    }
    barLines = new int[places.size() * modes * rules.conditions()][];
  }

  int placeOf(int party) {
    return place[party];
  }

  int placeCount() {
    return places.size();
  }

  /// Returns whether a condition reads records that are of this party alone.
  boolean readsOwnRecords(int party, int condition) {
    return (rules.readsPolicy(condition) && hasPolicy(party))
        || rules.asksGroup(columns.mode[party], condition);
  }

  private boolean hasPolicy(int party) {
    return columns.policiesKnown[party] && columns.policyUntil[party] > 0;
  }

  /// Returns days and bars of parties of a place and a mode.
  private int[] barLine(int ofPlace, int ofMode, int condition) {
    int index = (ofPlace * modes + ofMode) * rules.conditions() + condition;
    int[] known = barLines[index];
    if (known == null) {
      known = rules.barLine(places.get(ofPlace), ofMode, condition);
      barLines[index] = known;
    }
    return known;
  }

  private final int[] bars = new int[LONGEST];
  private final int[] withMet = new int[LONGEST];
  private int partyLength;

  /// Writes the line of a party and a condition without regard to awards: days, and `bar << 4 | met
  /// << 2`.
  private int partyLine(int party, int condition, int[] into) {
    int[] line = barLine(place[party], Rules.NO_GROUP, condition);
    int length = line.length;
    if (rules.asksGroup(columns.mode[party], condition)) {
      length = joinAndLeave(party, condition, line, bars);
      line = bars;
    }
    int end = 0;
    int met =
        rules.readsPolicy(condition) && columns.policiesKnown[party] ? Code.MET : Code.MET_UNKNOWN;
    if (!rules.readsPolicy(condition) || !hasPolicy(party)) {
      for (int i = 0; i < length; i += 2) {
        into[end++] = line[i];
        into[end++] = line[i + 1] << 4 | met << 2;
      }
      return end;
    }
    int since = columns.policySince[party];
    int until = columns.policyUntil[party];
    for (int i = 0; i < length; i += 2) {
      int from = line[i];
      int next = i + 2 < length ? line[i + 2] : Days.BEYOND;
      int bar = line[i + 1] << 4;
      boolean inForce = since <= from && from < until;
      end = Rules.append(into, end, from, bar | (inForce ? Code.NOT_MET : Code.MET) << 2);
      if (from < since && since < next) {
        end = Rules.append(into, end, since, bar | Code.NOT_MET << 2);
      }
      if (from < until && until < next) {
        end = Rules.append(into, end, until, bar | Code.MET << 2);
      }
    }
    return end;
  }

  /// Writes the bars of a party that belongs to a group for a time.
  private int joinAndLeave(int party, int condition, int[] outside, int[] into) {
    int[] inside = barLine(place[party], columns.mode[party], condition);
    int joins = columns.memberSince[party];
    int leaves = columns.memberUntil[party];
    int end = 0;
    for (int i = 0; i < outside.length && outside[i] < joins; i += 2) {
      end = Rules.append(into, end, outside[i], outside[i + 1]);
    }
    end = Rules.append(into, end, joins, at(inside, inside.length, joins));
    for (int i = 0; i < inside.length && inside[i] < leaves; i += 2) {
      if (inside[i] > joins) {
        end = Rules.append(into, end, inside[i], inside[i + 1]);
      }
    }
    if (leaves < Days.BEYOND) {
      end = Rules.append(into, end, leaves, at(outside, outside.length, leaves));
      for (int i = 0; i < outside.length; i += 2) {
        if (outside[i] > leaves) {
          end = Rules.append(into, end, outside[i], outside[i + 1]);
        }
      }
    }
    return end;
  }

  private static int at(int[] line, int length, int day) {
    int found = line[1];
    for (int i = 2; i < length && line[i] <= day; i += 2) {
      found = line[i + 1];
    }
    return found;
  }

  /// Writes the whole line of a row and a condition, and returns its length.
  int line(int row, int condition, int[] into) {
    return line(row, condition, columns.offered[row], columns.accepted[row], into);
  }

  /// Writes the line that a row would have with other days of offer and acceptance.
  int line(int row, int condition, int offeredOn, int acceptedOn, int[] into) {
    turnTo(columns.recipient[row], condition);
    return lineOfThatParty(row, condition, offeredOn, acceptedOn, into);
  }

  /// Works out what the lines of a party's rows have in common.
  void turnTo(int party, int condition) {
    partyLength = partyLine(party, condition, withMet);
  }

  /// Writes the line of a row of the party that was last turned to, for the same condition.
  int lineOfThatParty(int row, int condition, int[] into) {
    return lineOfThatParty(row, condition, columns.offered[row], columns.accepted[row], into);
  }

  private int lineOfThatParty(int row, int condition, int offeredOn, int acceptedOn, int[] into) {
    int party = columns.recipient[row];
    int length = partyLength;
    int end = 0;
    int first = Math.min(offeredOn, acceptedOn);
    end = piece(row, party, condition, Code.NOTHING_OFFERED, 0, first, length, into, end);
    if (offeredOn < acceptedOn) {
      int offered = Code.sinceOffered(acceptedOn);
      end = piece(row, party, condition, offered, offeredOn, acceptedOn, length, into, end);
    }
    return acceptedOn < Days.BEYOND
        ? piece(row, party, condition, Code.ACCEPTED, acceptedOn, Days.BEYOND, length, into, end)
        : end;
  }

  private int piece(
      int row,
      int party,
      int condition,
      int status,
      int from,
      int until,
      int length,
      int[] into,
      int at) {
    int before =
        rules.term(condition, columns.year[row], columns.county[party], status, false) << 6
            | status;
    int since =
        rules.term(condition, columns.year[row], columns.county[party], status, true) << 6 | status;
    int begins = before == since ? Days.FIRST : rules.imposedOn(condition);
    int end = at;
    for (int i = 0; i < length; i += 2) {
      int start = Math.max(withMet[i], from);
      int stop = Math.min(i + 2 < length ? withMet[i + 2] : Days.BEYOND, until);
      if (start < stop) {
        into[end++] = start;
        into[end++] = withMet[i + 1] | (start < begins ? before : since);
        if (start < begins && begins < stop) {
          into[end++] = begins;
          into[end++] = withMet[i + 1] | since;
        }
      }
    }
    return end;
  }

  /// Returns the line of all parties of a place without records of their own, for a year, a status
  /// that lasts, and a condition.
  int[] sharedLine(int party, int ofYear, int status, int condition) {
    int[] bar = barLine(place[party], Rules.NO_GROUP, condition);
    int met =
        rules.readsPolicy(condition) && columns.policiesKnown[party] ? Code.MET : Code.MET_UNKNOWN;
    int before = rules.term(condition, ofYear, columns.county[party], status, false) << 6 | status;
    int since = rules.term(condition, ofYear, columns.county[party], status, true) << 6 | status;
    int begins = before == since ? Days.FIRST : rules.imposedOn(condition);
    int[] line = new int[bar.length + 2];
    int end = 0;
    for (int i = 0; i < bar.length; i += 2) {
      int next = i + 2 < bar.length ? bar[i + 2] : Days.BEYOND;
      int code = bar[i + 1] << 4 | met << 2;
      line[end++] = bar[i];
      line[end++] = code | (bar[i] < begins ? before : since);
      if (bar[i] < begins && begins < next) {
        line[end++] = begins;
        line[end++] = code | since;
      }
    }
    return Arrays.copyOf(line, end);
  }
}
