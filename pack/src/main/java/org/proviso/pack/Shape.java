package org.proviso.pack;

import java.util.ArrayList;
import java.util.List;

/// The keys that a mapping of one kind has.
///
/// The schema has a definition of the same name with the same keys; a test compares them.
///
/// @param name name of the definition in the schema
/// @param required keys that must be there
/// @param optional keys that may be there
record Shape(String name, List<String> required, List<String> optional) {

  private static final List<Shape> ALL = new ArrayList<>();

  static final Shape PACK = shape("pack", "name title", "span default-round");
  static final Shape SPAN = shape("span", "", "from until");
  static final Shape SOURCE = shape("source", "title where", "kind");
  static final Shape KIND = shape("kind", "rank", "on-appeal");
  static final Shape COURT = shape("court", "name", "reviewed-by");
  static final Shape PROGRAMME = shape("programme", "title years", "listings year-in-award-number");
  static final Shape PROVISION = shape("provision", "title readings", "");
  static final Shape READING =
      shape("reading", "name", "proposer words citation source mark caveats");
  static final Shape CONDITION =
      shape("condition", "title programme", "text provision met source mark caveats");
  static final Shape ACT =
      shape(
          "act",
          "title kind issued clauses",
          "court issuer sequence entered withdrawn cause citation source mark caveats");
  static final Shape CLAUSE =
      shape(
          "clause",
          "id verb",
          "conditions acts-on adopts years part scope words guard from until mandate retro disputed"
              + " strict overrides preempts special-to refers-to mark caveats");
  static final Shape MOMENT = shape("moment", "earliest question", "certain");
  static final Shape MANDATE = shape("mandate", "", "issued not-issued-by certain-by");
  static final Shape ADOPTS = shape("adopts", "provision reading", "");
  static final Shape REFERENCE = shape("reference", "clause", "as-of");
  static final Shape NAMED = shape("named", "named", "sub-recipients");
  static final Shape STATE_AND_SUBDIVISIONS =
      shape("state-and-subdivisions", "state-and-subdivisions", "sub-recipients");
  static final Shape GROUP_MEMBERS =
      shape("group-members", "group-members", "as-of sub-recipients");
  static final Shape CIRCUIT = shape("circuit", "circuit", "");
  static final Shape AWARDS = shape("awards", "awards", "");
  static final Shape EVERYONE_EXCEPT = shape("everyone-except", "everyone-except", "");
  static final Shape BOTH = shape("both", "both", "");
  static final Shape EITHER = shape("either", "either", "");
  static final Shape PARTY =
      shape(
          "party",
          "name kind",
          "state within circuit ocd fips county policies-known note source mark");
  static final Shape GROUP = shape("group", "name eligible-kinds default", "");
  static final Shape MEMBERSHIP =
      shape("membership", "party group standing", "from until entered withdrawn source mark");
  static final Shape AWARD =
      shape(
          "award",
          "programme year recipient",
          "offered accepted amount sub-recipients source mark caveats");
  static final Shape ACCEPTED_BY = shape("accepted-by", "by", "");
  static final Shape AWARD_FACT =
      shape("award-fact", "programme year status", "from until except source mark caveats");

  /// Besides these, a policy has the names of the pack's own vocabulary as keys.
  static final Shape POLICY =
      shape(
          "policy",
          "holder title",
          "from until reaches-within restricts exceptions savings entered withdrawn citation source"
              + " mark caveats");

  static final Shape ROUND =
      shape("round", "date", "deadline ask addressees cleared note source mark caveats");
  static final Shape STATEMENT =
      shape(
          "statement",
          "side date channel source",
          "speaker office quote fragments paraphrase note citation mark caveats claims");
  static final Shape PASSAGE = shape("passage", "text sha256", "");
  static final Shape STATEMENT_CLAIM = shape("statement-claim", "id text checks", "");
  static final Shape CHECK =
      shape(
          "check",
          "",
          "addressees barring-acts terms acts-of-court policy-in-force due unsourced later");
  static final Shape CHECK_ADDRESSEES =
      shape("check-addressees", "round", "within stated stated-within");
  static final Shape CHECK_BARRING_ACTS = shape("check-barring-acts", "programme on", "stated");
  static final Shape CHECK_TERMS = shape("check-terms", "programme year on", "stated");
  static final Shape CHECK_ACTS_OF_COURT =
      shape("check-acts-of-court", "court", "from until stated");
  static final Shape CHECK_POLICY_IN_FORCE = shape("check-policy-in-force", "policy on", "since");
  static final Shape CHECK_DUE = shape("check-due", "rules from", "");
  static final Shape CHECK_UNSOURCED = shape("check-unsourced", "looked-in nearest", "");
  static final Shape CHECK_LATER = shape("check-later", "needs wanted", "");
  static final Shape CASE =
      shape(
          "case",
          "id on condition party year answer",
          "award met by viewpoint known given note source mark soft");
  static final Shape GIVEN = shape("given", "", "groups award sub_recipient_of");
  static final Shape GIVEN_AWARD = shape("given-award", "accepted", "");

  /// Scopes, each told from the others by its first key.
  static final List<Shape> SCOPES =
      List.of(
          NAMED,
          STATE_AND_SUBDIVISIONS,
          GROUP_MEMBERS,
          CIRCUIT,
          AWARDS,
          EVERYONE_EXCEPT,
          BOTH,
          EITHER);

  /// Returns every shape.
  static List<Shape> all() {
    return List.copyOf(ALL);
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>(required);
    keys.addAll(optional);
    return keys;
  }

  private static Shape shape(String name, String required, String optional) {
    Shape shape = new Shape(name, words(required), words(optional));
    ALL.add(shape);
    return shape;
  }

  private static List<String> words(String spaced) {
    return spaced.isEmpty() ? List.of() : List.of(spaced.split(" "));
  }
}
