package org.proviso.register;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.jspecify.annotations.Nullable;

/// Keeps of each row the fields that are read. The others, some ninety, never become text.
final class AwardFields extends AbstractBaseCsvCallbackHandler<AwardRow> {

  private final @Nullable AwardColumn[] columnOf;
  private AwardRow row = new AwardRow();

  AwardFields(AwardHeader header) {
    columnOf = new @Nullable AwardColumn[header.names().size()];
    header.columns().forEach((column, at) -> columnOf[at] = column);
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    row = new AwardRow();
  }

  @Override
  protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
    if (length > AwardRow.LONGEST_FIELD) {
      row.markTooLong(field);
    } else if (length > 0) {
      AwardColumn column = columnOf[field];
      if (column != null) {
        row.put(column, field, new String(text, offset, length));
      }
    }
  }

  @Override
  protected AwardRow buildRecord() {
    return row;
  }
}
