package org.proviso.pack;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Circumstances;

/// A guard in CEL that knows its answers for all facts of its register, and evaluates its
/// expression only for others: those of a case that overrides facts, or of a supposition.
///
/// An expression that fails on facts that were not in the register yields unknown; one that fails
/// on facts of the register is refused when its pack is loaded. Equal to every guard with the same
/// text.
final class FactGuard implements Guard {

  private final String text;
  private final Set<Input> reads;
  private final Map<String, Truth> answers;
  private final FactKey key;
  private final LazyCel cel;

  FactGuard(String text, Set<Input> reads, Map<String, Truth> answers, FactKey key, LazyCel cel) {
    this.text = text;
    this.reads = Set.copyOf(reads);
    this.answers = Map.copyOf(answers);
    this.key = key;
    this.cel = cel;
  }

  @Override
  public Truth test(Circumstances circumstances) {
    String facts = key.of(circumstances, reads);
    Truth known = facts == null ? null : answers.get(facts);
    return known == null ? cel.evaluate(text, circumstances) : known;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Set<Input> reads() {
    return reads;
  }

  Map<String, Truth> answers() {
    return answers;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FactGuard that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
