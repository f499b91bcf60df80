package org.proviso.web.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What somebody may do on a site. Each but the last is of the grantor's staff.
public enum Role {
  /// Writes letters, enters what came in.
  CLERK,
  /// Reviews what was handed over, and drafts findings.
  REVIEWER,
  /// Advises on law, and reads everything.
  COUNSEL,
  /// Decides what a clerk or reviewer prepared.
  APPROVER,
  /// Says who may do what, and decides nothing else.
  ADMINISTRATOR,
  /// Answers for a party, or for several.
  RECIPIENT;

  /// Returns the roles of staff.
  public static List<Role> staff() {
    return Arrays.stream(values()).filter(Role::isStaff).toList();
  }

  /// Returns the role with a word.
  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /// Returns whether it is of the grantor's staff.
  public boolean isStaff() {
    return this != RECIPIENT;
  }

  /// Returns its word, as events of the record have it: `clerk`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
