package org.proviso.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.proviso.register.Stretch;

/// The rows of a result: columns and types are those that the embedded sweep gives its Parquet
/// files.
final class StretchRows {

  /// Days are numbers here: which class a date is made from depends on settings of the session.
  static final StructType SCHEMA =
      new StructType()
          .add("award", DataTypes.StringType)
          .add("recipient", DataTypes.StringType)
          .add("recipient_name", DataTypes.StringType)
          .add("programme", DataTypes.StringType)
          .add("year", DataTypes.StringType)
          .add("condition", DataTypes.StringType)
          .add("from", DataTypes.IntegerType)
          .add("until", DataTypes.IntegerType)
          .add("answer", DataTypes.StringType)
          .add("possible", DataTypes.StringType)
          .add("term", DataTypes.StringType)
          .add("award_status", DataTypes.StringType)
          .add("bar", DataTypes.StringType)
          .add("met", DataTypes.StringType)
          .add("money_sure", DataTypes.createDecimalType(18, 2))
          .add("money_possible", DataTypes.createDecimalType(18, 2))
          .add("by", DataTypes.StringType)
          .add("mark", DataTypes.StringType);

  private StretchRows() {}

  static Row row(Stretch stretch) {
    return RowFactory.create(
        stretch.award(),
        stretch.recipient(),
        stretch.recipient_name(),
        stretch.programme(),
        stretch.year(),
        stretch.condition(),
        number(stretch.from()),
        number(stretch.until()),
        stretch.answer(),
        stretch.possible(),
        stretch.term(),
        stretch.award_status(),
        stretch.bar(),
        stretch.met(),
        stretch.money_sure(),
        stretch.money_possible(),
        stretch.by(),
        stretch.mark());
  }

  private static @Nullable Integer number(@Nullable LocalDate day) {
    return day == null ? null : Math.toIntExact(day.toEpochDay());
  }

  /// Returns the rows with days in place of their numbers.
  static Dataset<Row> dated(Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(SCHEMA.fields())
            .map(
                field ->
                    field.dataType().equals(DataTypes.IntegerType)
                        ? date_from_unix_date(col(field.name())).as(field.name())
                        : col(field.name()))
            .toArray(Column[]::new));
  }
}
