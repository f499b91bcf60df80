package org.proviso.spark;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.proviso.register.AwardTableReader;
import org.proviso.register.Programmes;

/// A folder of Parquet files with the columns of USAspending's assistance downloads as text, in any
/// partitions.
///
/// @param rows of each row its file, its number there, and the columns that are read
/// @param columns the names of these columns
record AwardDataset(Dataset<Row> rows, List<String> columns) {

  /// The download that a row is from, and the line on which it begins there, as `import` notes
  /// them. Where a dataset lacks them, a row is called by its place in the Parquet file.
  static final String FILE = "source_file";

  static final String LINE = "source_line";

  /// How many columns stand before those that are read.
  static final int PLACE = 2;

  /// Opens a dataset.
  ///
  /// @throws Refusal if it is not one of awards
  static AwardDataset open(SparkSession session, String folder, Programmes programmes) {
    Dataset<Row> all = session.read().parquet(folder);
    StructType schema = all.schema();
    List<String> names = List.of(schema.fieldNames());
    return switch (AwardTableReader.of(names, programmes)) {
      case AwardTableReader.Outcome.NotAwards(var missing, var repeated) ->
          throw new Refusal(Columns.refused(folder, missing, repeated));
      case AwardTableReader.Outcome.Opened(AwardTableReader reader) -> {
        refuseOtherThanText(folder, schema, reader.columns());
        yield new AwardDataset(all.select(selected(names, reader.columns())), reader.columns());
      }
    };
  }

  private static void refuseOtherThanText(String folder, StructType schema, List<String> read) {
    List<String> other =
        Arrays.stream(schema.fields())
            .filter(field -> read.contains(field.name()))
            .filter(field -> !field.dataType().equals(DataTypes.StringType))
            .map(StructField::name)
            .toList();
    if (!other.isEmpty()) {
      throw new Refusal(folder + ": columns must hold text: " + String.join(", ", other));
    }
  }

  private static Column[] selected(List<String> names, List<String> read) {
    boolean placed = names.contains(FILE) && names.contains(LINE);
    List<Column> selected = new ArrayList<>();
    selected.add(placed ? col(FILE) : col("_metadata.file_path"));
    selected.add(placed ? col(LINE).cast(DataTypes.LongType) : col("_metadata.row_index").plus(1L));
    read.forEach(name -> selected.add(col("`" + name + "`")));
    return selected.toArray(Column[]::new);
  }
}
