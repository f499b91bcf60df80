/// The sweep as a job of Apache Spark, for registers that outgrow one machine.
///
/// [SparkMain] is where a process begins. Its command `import` turns downloads into a *dataset*, a
/// folder of Parquet files; `sweep` asks of a dataset what the embedded sweep asks of a file, and
/// its rows are those of an embedded sweep that reads the whole file as one block. What a row means
/// and what holds of an award is said by `register` and `law`; here stands only how the work is
/// spread: rows are brought together by award, awards by recipient, and each share is swept block
/// by block in memory that does not grow with it.
///
/// A count is taken only in tasks that end a job, because Spark may run any other task twice.
@NullMarked
package org.proviso.spark;

import org.jspecify.annotations.NullMarked;
