package org.proviso.spark;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Award;
import org.proviso.register.BusinessType;
import org.proviso.register.Recipient;
import org.proviso.register.TakenAward;

/// Awards on their way between the steps of a job.
///
/// An award that is read from a table of awards has not been accepted as far as is known, and is
/// under no other; nothing of that kind is carried.
final class TakenRows {

  /// What rows of one award have in common.
  static final String KEY = "key";

  /// The party that the recipient is.
  static final String PARTY = "party";

  /// File of the award's first row.
  static final String FILE = "file";

  /// Number of that row in its file.
  static final String LINE = "line";

  static final StructType SCHEMA =
      new StructType()
          .add(KEY, DataTypes.StringType)
          .add(PARTY, DataTypes.StringType)
          .add(FILE, DataTypes.StringType)
          .add(LINE, DataTypes.LongType)
          .add("uei", DataTypes.StringType)
          .add("duns", DataTypes.StringType)
          .add("name", DataTypes.StringType)
          .add("state", DataTypes.StringType)
          .add("county", DataTypes.StringType)
          .add("type", DataTypes.StringType)
          .add("programme", DataTypes.StringType)
          .add("year", DataTypes.StringType)
          .add("number", DataTypes.StringType)
          .add("offered", DataTypes.LongType)
          .add("cents", DataTypes.LongType)
          .add("source", DataTypes.StringType);

  private TakenRows() {}

  static Row row(TakenAward taken, String party, String file, long line) {
    Recipient recipient = taken.recipient();
    BusinessType type = recipient.type();
    Award award = taken.award();
    LocalDate offered = award.offered();
    return RowFactory.create(
        taken.key(),
        party,
        file,
        line,
        recipient.uei(),
        recipient.duns(),
        recipient.name(),
        recipient.state(),
        recipient.county(),
        type == null ? null : type.name(),
        taken.programme(),
        taken.year(),
        award.id(),
        offered == null ? null : offered.toEpochDay(),
        award.cents(),
        award.source());
  }

  static String key(Row row) {
    return row.getString(0);
  }

  static String party(Row row) {
    return row.getString(1);
  }

  static String file(Row row) {
    return row.getString(2);
  }

  static long line(Row row) {
    return row.getLong(3);
  }

  static TakenAward award(Row row) {
    @Nullable String type = row.getString(9);
    Recipient recipient =
        new Recipient(
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            type == null ? null : BusinessType.valueOf(type));
    Award award =
        new Award(
            row.getString(12),
            row.isNullAt(13) ? null : LocalDate.ofEpochDay(row.getLong(13)),
            new Award.Acceptance.NotKnown(),
            row.isNullAt(14) ? null : row.getLong(14),
            null,
            row.getString(15));
    return new TakenAward(key(row), recipient, row.getString(10), row.getString(11), award);
  }
}
