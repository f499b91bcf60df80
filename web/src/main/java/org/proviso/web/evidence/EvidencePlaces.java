package org.proviso.web.evidence;

import org.proviso.web.site.Links;

/// Addresses of the pages of evidence.
final class EvidencePlaces {

  static final String ALL = "/desk/evidence";

  private EvidencePlaces() {}

  static String store(String store) {
    return ALL + "/" + store;
  }

  static String search(String store, AskedFor asked) {
    String query = asked.query();
    return store(store) + (query.isEmpty() ? "" : "?" + query);
  }

  /// @param words that are marked in its text; empty for none
  /// @param page on which to begin, from 1; 0 for the first
  static String item(Reading reading, String store, String location, String words, int page) {
    return store(store)
        + "/item?at="
        + Links.query(location)
        + (words.isEmpty() ? "" : "&words=" + Links.query(words))
        + (page < 1 ? "" : "&page=" + page)
        + reading.query("&");
  }

  static String original(String store, String location) {
    return store(store) + "/original?at=" + Links.query(location);
  }

  static String picture(String store, String location, int page) {
    return store(store) + "/page.png?at=" + Links.query(location) + "&page=" + page;
  }

  /// @param item number of the demand item
  static String second(String store, int item) {
    return store(store) + "/second?item=" + item;
  }

  static String searches(String store) {
    return store(store) + "/searches";
  }

  static String matrix(String store) {
    return store(store) + "/matrix";
  }

  static String clauses(String store) {
    return store(store) + "/clauses";
  }

  static String clause(String store, String location, PassagePlace place) {
    return store(store) + "/clause?at=" + Links.query(location) + "&" + place.query();
  }

  static String decisions(String store) {
    return store(store) + "/decisions";
  }
}
