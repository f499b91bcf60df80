package org.proviso.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.proviso.register.Malformed;

/// Rows that could not be read, as a table with the columns that the embedded sweep gives them.
final class MalformedRows {

  static final StructType SCHEMA =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("line", DataTypes.LongType)
          .add("column", DataTypes.IntegerType)
          .add("field", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("fault", DataTypes.StringType)
          .add("expected", DataTypes.StringType);

  private MalformedRows() {}

  static Row row(Malformed row) {
    return RowFactory.create(
        row.file(),
        row.line(),
        row.column(),
        row.field(),
        row.value(),
        row.fault().name(),
        row.expected());
  }

  /// Writes them as CSV (RFC 4180) with a header.
  static void write(Dataset<Row> rows, String folder) {
    rows.write().option("header", true).option("escape", "\"").option("emptyValue", "").csv(folder);
  }
}
