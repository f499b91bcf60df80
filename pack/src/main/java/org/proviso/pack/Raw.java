package org.proviso.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of a pack that is kept as written, with its place, for somebody else to read.
public sealed interface Raw {

  /// Returns where it stands.
  Place place();

  /// A single value.
  ///
  /// @param text what it says, quotes resolved
  record Text(Place place, String text) implements Raw {}

  /// A list.
  record Items(Place place, List<Raw> items) implements Raw {
    /// Copies the list.
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A mapping, in the order it was written.
  record Fields(Place place, Map<String, Raw> fields) implements Raw {
    /// Copies the map and keeps its order.
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
