package org.proviso.law.fact;

/// What a condition binds: an award, or the award that a recipient would get.
///
/// @param id `programme/year/recipient`, followed by `/award` where a recipient has more than one
/// @param recipient identifier of the party
/// @param programme identifier of the programme
/// @param year the programme year, or [#ANY_YEAR]
/// @param award what is known of the award
public record Subject(String id, String recipient, String programme, String year, Award award) {

  /// The year of a programme that has none.
  public static final String ANY_YEAR = "any";

  /// Returns the award, or would-be award, of `recipient` under `programme` for `year`.
  public static Subject of(String recipient, String programme, String year, Award award) {
    return new Subject(programme + "/" + year + "/" + recipient, recipient, programme, year, award);
  }
}
