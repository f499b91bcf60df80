package org.proviso.law.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Awards;
import org.roaringbitmap.RoaringBitmap;

/// Finds the signature of each award of a table. Serves one run; not thread-safe.
final class Signing {

  private static final int UNKNOWN = -1;

  private final Profiles profiles;
  private final Parties parties;
  private final Awards awards;

  /// What is known of a party: its number in the register, and as a recipient and as a parent its
  /// course and its fixed traits.
  private static final class Seen {
    final int number;
    int[] course = NONE;
    int[] parentCourse = NONE;
    int fixed = UNKNOWN;
    int parentFixed = UNKNOWN;

    Seen(int number) {
      this.number = number;
    }
  }

  private static final int[] NONE = {};

  /// By number in the table of awards; few for a change, all for a whole table.
  private final Map<Integer, Seen> few = new HashMap<>();

  private @Nullable Seen @Nullable [] every;

  /// Courses of plain parties, by [Profiles#plainKind].
  private int[] @Nullable [] plain = new int[16][];

  private final int[] fixedOfYears;
  private final int[] status;

  Signing(Profiles profiles, Parties parties, Awards awards) {
    this.profiles = profiles;
    this.parties = parties;
    this.awards = awards;
    fixedOfYears = new int[awards.years().size()];
    Arrays.fill(fixedOfYears, UNKNOWN);
    status = new int[16 + parties.awardFacts().size() * 4];
  }

  private Seen seen(int party) {
    @Nullable Seen[] all = every;
    Seen known = all == null ? few.get(party) : all[party];
    if (known != null) {
      return known;
    }
    Seen first = new Seen(parties.number(awards.parties().text(party)));
    if (all == null) {
      few.put(party, first);
    } else {
      all[party] = first;
    }
    return first;
  }

  /// Signs every award.
  void all(IntPages into) {
    every = new Seen[awards.parties().size()];
    if (profiles.readsDays()) {
      for (int row = 0; row < awards.size(); row++) {
        into.set(row, sign(row));
      }
      return;
    }
    // Nothing of an award is read but its parties, programme, year and number: most are alike.
    IntLists alike = new IntLists();
    int[] signatures = new int[64];
    int[] key = new int[4];
    for (int row = 0; row < awards.size(); row++) {
      key[0] = awards.recipient(row);
      key[1] = awards.under(row);
      key[2] = (awards.programme(row) << 16) | awards.year(row);
      key[3] = fixed(row);
      int before = alike.size();
      int number = alike.intern(key, key.length);
      if (number == before) {
        signatures =
            number < signatures.length ? signatures : Arrays.copyOf(signatures, number * 2);
        signatures[number] = sign(row);
      }
      into.set(row, signatures[number]);
    }
  }

  /// Signs some awards anew.
  void some(RoaringBitmap rows, IntPages into) {
    rows.forEach((int row) -> into.set(row, sign(row)));
  }

  private int sign(int row) {
    int recipient = awards.recipient(row);
    int under = awards.under(row);
    int statusLength = profiles.readsDays() ? profiles.status(parties, awards, row, status) : 0;
    return profiles.signature(
        awards,
        row,
        fixed(row),
        course(seen(recipient)),
        under < 0 || under == recipient ? null : parentCourse(seen(under)),
        status,
        statusLength);
  }

  private int fixed(int row) {
    Seen recipient = seen(awards.recipient(row));
    if (recipient.fixed == UNKNOWN) {
      recipient.fixed = profiles.fixedOf(parties, recipient.number, false);
    }
    int ofParent = 0;
    if (awards.under(row) >= 0) {
      Seen parent = seen(awards.under(row));
      if (parent.parentFixed == UNKNOWN) {
        parent.parentFixed = profiles.fixedOf(parties, parent.number, true);
      }
      ofParent = parent.parentFixed;
    }
    return profiles.fixedOf(awards, row, recipient.fixed, ofParent, fixedOfYears);
  }

  private int[] course(Seen party) {
    if (party.course.length == 0) {
      party.course =
          parties.isPlain(party.number)
              ? plainCourse(party.number)
              : profiles.course(parties, party.number);
    }
    return party.course;
  }

  private int[] plainCourse(int party) {
    int kind = profiles.plainKind(parties, party);
    if (kind >= plain.length) {
      plain = Arrays.copyOf(plain, kind * 2);
    }
    int[] known = plain[kind];
    if (known == null) {
      known = profiles.course(parties, party);
      plain[kind] = known;
    }
    return known;
  }

  private int[] parentCourse(Seen party) {
    if (party.parentCourse.length == 0) {
      party.parentCourse = profiles.courseOfParent(parties, party.number);
    }
    return party.parentCourse;
  }
}
