package org.proviso.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A section of a pack: a key at the top of its files.
public enum Section {
  /// What the pack is called and which days it speaks of.
  PACK("pack", Form.ONCE),
  /// What `source` lists refer to.
  SOURCES("sources", Form.ENTRIES),
  /// Kinds of act.
  KINDS("kinds", Form.ENTRIES),
  /// Courts and who reviews them.
  COURTS("courts", Form.ENTRIES),
  /// Programmes under which money is awarded.
  PROGRAMMES("programmes", Form.ENTRIES),
  /// Contested provisions and their readings.
  PROVISIONS("provisions", Form.ENTRIES),
  /// Conditions on money.
  CONDITIONS("conditions", Form.ENTRIES),
  /// Acts and their clauses.
  ACTS("acts", Form.ENTRIES),
  /// Bodies that receive, or may receive, money.
  PARTIES("parties", Form.ENTRIES),
  /// Groups that orders address by membership.
  GROUPS("groups", Form.ENTRIES),
  /// Records of who belongs to a group.
  MEMBERSHIPS("memberships", Form.ENTRIES),
  /// Awards of money.
  AWARDS("awards", Form.ENTRIES),
  /// What is so of all awards of a programme year.
  AWARD_FACTS("award-facts", Form.ENTRIES),
  /// Rules that parties made for their own officers.
  POLICIES("policies", Form.ENTRIES),
  /// The terms that policies are classified with.
  POLICY_VOCABULARY("policy-vocabulary", Form.ENTRIES),
  /// Rounds of letters.
  ROUNDS("rounds", Form.ENTRIES),
  /// What people said in public, and what in it can be checked.
  STATEMENTS("statements", Form.ENTRIES),
  /// Calendars; kept as written, read elsewhere.
  CALENDARS("calendars", Form.ENTRIES),
  /// Rules on counting days; kept as written, read elsewhere.
  COUNTING_RULES("counting-rules", Form.ENTRIES),
  /// Ways of serving letters; kept as written, read elsewhere.
  SERVICE_WAYS("service-ways", Form.ENTRIES),
  /// What steps do to recipients; kept as written, read elsewhere.
  ACTIONS("actions", Form.ENTRIES),
  /// Powers to take steps, with their wordings; kept as written, read elsewhere.
  AUTHORITIES("authorities", Form.ENTRIES),
  /// Clocks that steps start; kept as written, read elsewhere.
  STEP_CLOCKS("step-clocks", Form.ENTRIES),
  /// Steps of the procedure; kept as written, read elsewhere.
  STEPS("steps", Form.ENTRIES),
  /// What has to be shown for a breach of a condition; kept as written, read elsewhere.
  BREACHES("breaches", Form.ENTRIES),
  /// Cases of the procedure; kept as written, read elsewhere.
  STEP_CASES("step-cases", Form.LIST),
  /// Decided cases.
  CASES("cases", Form.LIST),
  /// Free-form records beside the cases; not run.
  DOCKET("docket", Form.LIST);

  /// How a section is written.
  enum Form {
    /// A mapping that stands in one file only.
    ONCE,
    /// A mapping from identifiers to entries.
    ENTRIES,
    /// A list.
    LIST
  }

  private final String key;
  private final Form form;

  Section(String key, Form form) {
    this.key = key;
    this.form = form;
  }

  /// Returns the key as a pack writes it.
  public String key() {
    return key;
  }

  Form form() {
    return form;
  }

  static Optional<Section> of(String key) {
    return Arrays.stream(values()).filter(section -> section.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Section::key).toList();
  }
}
