package org.proviso.law.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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

  /// By number in the table of awards: the party's number in the register, its course and its fixed
  /// traits, as a recipient and as a parent.
  private final int[] numbers;

  private final int[] @Nullable [] courses;
  private final int[] @Nullable [] parentCourses;
  private final int[] fixed;
  private final int[] parentFixed;
  private final int[] fixedOfYears;
  private final Map<List<@Nullable Object>, int[]> plain = new HashMap<>();
  private final int[] status;

  Signing(Profiles profiles, Parties parties, Awards awards) {
    this.profiles = profiles;
    this.parties = parties;
    this.awards = awards;
    int size = awards.parties().size();
    numbers = filled(size);
    fixed = filled(size);
    parentFixed = filled(size);
    courses = new int[size][];
    parentCourses = new int[size][];
    fixedOfYears = filled(awards.years().size());
    status = new int[16 + parties.awardFacts().size() * 4];
  }

  private static int[] filled(int size) {
    int[] unknown = new int[size];
    Arrays.fill(unknown, UNKNOWN);
    return unknown;
  }

  /// Signs every award.
  void all(IntPages into) {
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
        course(recipient),
        under < 0 || under == recipient ? null : parentCourse(under),
        status,
        statusLength);
  }

  private int fixed(int row) {
    int recipient = awards.recipient(row);
    int under = awards.under(row);
    if (fixed[recipient] == UNKNOWN) {
      fixed[recipient] = profiles.fixedOf(parties, number(recipient), false);
    }
    if (under >= 0 && parentFixed[under] == UNKNOWN) {
      parentFixed[under] = profiles.fixedOf(parties, number(under), true);
    }
    return profiles.fixedOf(
        awards, row, fixed[recipient], under < 0 ? 0 : parentFixed[under], fixedOfYears);
  }

  private int number(int party) {
    if (numbers[party] == UNKNOWN) {
      numbers[party] = parties.number(awards.parties().text(party));
    }
    return numbers[party];
  }

  private int[] course(int party) {
    int[] known = courses[party];
    if (known != null) {
      return known;
    }
    int number = number(party);
    int[] course =
        parties.isPlain(number)
            ? plain.computeIfAbsent(
                profiles.plainKey(parties, number), key -> profiles.course(parties, number))
            : profiles.course(parties, number);
    courses[party] = course;
    return course;
  }

  private int[] parentCourse(int party) {
    int[] known = parentCourses[party];
    if (known != null) {
      return known;
    }
    int[] course = profiles.courseOfParent(parties, number(party));
    parentCourses[party] = course;
    return course;
  }
}
