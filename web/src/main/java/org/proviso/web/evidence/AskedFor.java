package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.docket.review.Selection;
import org.proviso.evidence.search.Facet;
import org.proviso.web.site.Links;
import org.proviso.web.site.Words;
import org.springframework.util.MultiValueMap;

/// What a page of hits was asked for, and the addresses of those beside it.
///
/// @param words as a person wrote them
/// @param like a sentence that documents are to be like; empty for none
/// @param narrowed the values of facets, those of one facet as alternatives
/// @param tag that documents have; empty for any
/// @param item number of a demand item; 0 for none
/// @param standing what documents are for that item, a word of [StandingFilter]; empty for anything
/// @param from how many hits to leave out
/// @param reading as what somebody asks: a second reader finds nothing by what others said, and so
///   neither by tag nor by standing
record AskedFor(
    String words,
    String like,
    Map<Facet, List<String>> narrowed,
    String tag,
    int item,
    String standing,
    int from,
    Reading reading) {

  static final int A_PAGE = 20;

  private static final int LAST = 10_000;
  private static final int VALUES = 20;
  private static final String LIKE = "like";
  private static final String TAG = "tagged";
  private static final String ITEM = "for";
  private static final String STANDING = "standing";

  AskedFor {
    narrowed = Map.copyOf(narrowed);
    if (reading.isSecond()) {
      tag = "";
      item = 0;
      standing = "";
    }
  }

  /// Returns what is asked by words alone.
  static AskedFor of(String words, Reading reading) {
    return new AskedFor(words, "", Map.of(), "", 0, "", 0, reading);
  }

  /// Reads the parameters of an address; what is not understood is left out.
  static AskedFor of(MultiValueMap<String, String> parameters) {
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
    return new AskedFor(
        text(parameters, "words"),
        text(parameters, LIKE),
        narrowed,
        text(parameters, TAG),
        ItemPage.number(parameters.getFirst(ITEM)),
        text(parameters, STANDING),
        Math.min(LAST, ItemPage.number(parameters.getFirst("from"))),
        Reading.of(text(parameters, Reading.PARAMETER)));
  }

  private static String text(MultiValueMap<String, String> parameters, String name) {
    return Objects.requireNonNullElse(parameters.getFirst(name), "").strip();
  }

  /// Returns what a saved search looks for.
  static AskedFor of(Selection.BySearch search) {
    Map<Facet, List<String>> narrowed = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      String values = search.facets().get(facet.field());
      if (values != null) {
        narrowed.put(facet, List.of(values.split("\\|", -1)));
      }
    }
    return new AskedFor(
        search.words(),
        "",
        narrowed,
        search.facets().getOrDefault(TAG, ""),
        ItemPage.number(search.facets().get(ITEM)),
        search.facets().getOrDefault(STANDING, ""),
        0,
        Reading.PLAIN);
  }

  /// Returns the same as the record has it.
  Selection.BySearch selection() {
    SortedMap<String, String> facets = new TreeMap<>();
    narrowed.forEach(
        (facet, values) ->
            facets.put(facet.field(), String.join("|", values.stream().sorted().toList())));
    if (!tag.isEmpty()) {
      facets.put(TAG, tag);
    }
    if (item > 0 && !standing.isEmpty()) {
      facets.put(ITEM, Integer.toString(item));
      facets.put(STANDING, standing);
    }
    return new Selection.BySearch(words, facets);
  }

  /// Returns why the record cannot tell what it selects; empty if it can. What is like a sentence
  /// has an order and no end: which documents it is depends on how far somebody reads.
  List<String> unfit() {
    if (!like.isEmpty()) {
      return List.of(Words.say("evidence.like.no-selection"));
    }
    boolean fits =
        words.length() <= Selection.LONGEST
            && tag.length() <= Selection.LONGEST
            && narrowed.values().stream()
                .allMatch(values -> String.join("|", values).length() <= Selection.LONGEST);
    return fits ? List.of() : List.of(Words.say("evidence.too-long"));
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
    return new AskedFor(words, like, turned, tag, item, standing, 0, reading);
  }

  /// Returns what is asked by words alone, whatever it is to be like.
  AskedFor byWords() {
    return new AskedFor(words, "", narrowed, tag, item, standing, from, reading);
  }

  AskedFor starting(int hit) {
    return new AskedFor(words, like, narrowed, tag, item, standing, hit, reading);
  }

  AskedFor tagged(String other) {
    return new AskedFor(words, like, narrowed, other, item, standing, 0, reading);
  }

  AskedFor at(int otherItem, String otherStanding) {
    return new AskedFor(words, like, narrowed, tag, otherItem, otherStanding, 0, reading);
  }

  /// Returns the parameters as fields of a form, all but the first hit.
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    if (!words.isEmpty()) {
      fields.add(new Field("words", words));
    }
    if (!like.isEmpty()) {
      fields.add(new Field(LIKE, like));
    }
    for (Facet facet : Facet.values()) {
      for (String value : narrowed.getOrDefault(facet, List.of())) {
        fields.add(new Field(facet.field(), value));
      }
    }
    if (!tag.isEmpty()) {
      fields.add(new Field(TAG, tag));
    }
    if (item > 0 && !standing.isEmpty()) {
      fields.add(new Field(ITEM, Integer.toString(item)));
      fields.add(new Field(STANDING, standing));
    }
    if (reading.isSecond()) {
      fields.add(new Field(Reading.PARAMETER, Integer.toString(reading.second())));
    }
    return fields;
  }

  /// A name and a value.
  record Field(String name, String value) {}

  /// Returns the parameters, in one order for one question; empty for everything from the first.
  String query() {
    List<String> pairs = new ArrayList<>();
    fields().forEach(field -> pairs.add(field.name() + "=" + Links.query(field.value())));
    if (from > 0) {
      pairs.add("from=" + from);
    }
    return String.join("&", pairs);
  }
}
