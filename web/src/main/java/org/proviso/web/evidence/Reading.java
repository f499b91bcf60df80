package org.proviso.web.evidence;

/// As what somebody reads a store. Each address of a document or of a list of documents is made
/// with it, so that whoever begins as a second reader stays one from page to page.
///
/// @param second number of the demand item for which a second reader reads, who is not told what
///   others said; 0 for none
record Reading(int second) {

  static final String PARAMETER = "second";

  static final Reading PLAIN = new Reading(0);

  /// Returns what a parameter of an address says; plain for what is no number.
  static Reading of(String parameter) {
    return new Reading(ItemPage.number(parameter));
  }

  public boolean isSecond() {
    return second > 0;
  }

  /// Returns the parameter as the first or the only one behind `?`, or behind `&`; empty where
  /// somebody just reads.
  String query(String before) {
    return isSecond() ? before + PARAMETER + "=" + second : "";
  }
}
