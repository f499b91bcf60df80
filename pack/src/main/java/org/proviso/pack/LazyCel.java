package org.proviso.pack;

import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Circumstances;

/// The CEL evaluator of one pack, made when it is first asked. Thread-safe.
///
/// Only this class and [CelGuards] touch CEL, and this one not before [#cel] is called: loading its
/// classes takes longer than an ordinary question.
final class LazyCel {

  private final GuardSchema schema;
  private volatile @Nullable CelGuards cel;

  LazyCel(GuardSchema schema) {
    this.schema = schema;
  }

  Truth evaluate(String text, Circumstances circumstances) {
    return cel().evaluate(text, circumstances).truth();
  }

  CelGuards cel() {
    CelGuards made = cel;
    if (made == null) {
      synchronized (this) {
        made = cel;
        if (made == null) {
          made = new CelGuards(schema);
          cel = made;
        }
      }
    }
    return made;
  }
}
