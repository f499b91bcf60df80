package org.proviso.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// An iterator that is made of others, one after the other, as far as they are asked for: a task
/// holds one of them at a time. Not thread-safe.
abstract class Unfolding<T> implements Iterator<T> {

  private @Nullable Iterator<T> current = Collections.emptyIterator();

  /// Returns the next of the iterators, which may be empty; null after the last.
  abstract @Nullable Iterator<T> more();

  @Override
  public final boolean hasNext() {
    while (current != null && !current.hasNext()) {
      current = more();
    }
    return current != null;
  }

  @Override
  public final T next() {
    if (!hasNext() || current == null) {
      throw new NoSuchElementException();
    }
    return current.next();
  }
}
