package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.Question;
import org.proviso.web.site.Links;
import org.springframework.util.MultiValueMap;

/// What a page of hits was asked for, and the addresses of those beside it.
///
/// @param words as a person wrote them
/// @param narrowed the values of facets, those of one facet as alternatives
/// @param from how many hits to leave out
record AskedFor(String words, Map<Facet, List<String>> narrowed, int from) {

  static final int A_PAGE = 20;

  private static final int LAST = 10_000;
  private static final int VALUES = 20;

  AskedFor {
    narrowed = Map.copyOf(narrowed);
  }

  /// Reads the parameters of an address; what is not understood is left out.
  static AskedFor of(MultiValueMap<String, String> parameters) {
    String words = parameters.getFirst("words");
    Map<Facet, List<String>> narrowed = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<String> values =
          parameters.getOrDefault(facet.field(), List.of()).stream()
              .filter(each -> !each.isBlank())
              .distinct()
              .limit(VALUES)
              .toList();
      if (!values.isEmpty()) {
        narrowed.put(facet, values);
      }
    }
    return new AskedFor(words == null ? "" : words.strip(), narrowed, from(parameters));
  }

  private static int from(MultiValueMap<String, String> parameters) {
    String from = parameters.getFirst("from");
    return from != null && from.matches("\\d{1,5}")
        ? Math.min(LAST, Integer.parseInt(from, 10))
        : 0;
  }

  Question question() {
    return new Question(words, narrowed, from, A_PAGE);
  }

  boolean has(Facet facet, String value) {
    return narrowed.getOrDefault(facet, List.of()).contains(value);
  }

  /// Returns what is asked with a value more, or without it if it is there; from the first hit.
  AskedFor turned(Facet facet, String value) {
    Map<Facet, List<String>> turned = new EnumMap<>(Facet.class);
    turned.putAll(narrowed);
    List<String> values = new ArrayList<>(narrowed.getOrDefault(facet, List.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    if (values.isEmpty()) {
      turned.remove(facet);
    } else {
      turned.put(facet, List.copyOf(values));
    }
    return new AskedFor(words, turned, 0);
  }

  AskedFor starting(int hit) {
    return new AskedFor(words, narrowed, hit);
  }

  /// Returns the parameters, in one order for one question; empty for everything from the first.
  String query() {
    List<String> pairs = new ArrayList<>();
    if (!words.isEmpty()) {
      pairs.add("words=" + Links.query(words));
    }
    for (Facet facet : Facet.values()) {
      for (String value : narrowed.getOrDefault(facet, List.of())) {
        pairs.add(facet.field() + "=" + Links.query(value));
      }
    }
    if (from > 0) {
      pairs.add("from=" + from);
    }
    return String.join("&", pairs);
  }
}
