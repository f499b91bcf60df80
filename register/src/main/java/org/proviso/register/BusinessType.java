package org.proviso.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What sort of body a recipient is, by the code in `business_types_code`.
///
/// Codes and meanings: element BusinessTypes of the DATA Act Information Model Schema (DAIMS),
/// which agencies report financial assistance by; older rows have the numbers of its predecessor.
/// How both are grouped agrees with the public code of USAspending (`get_business_categories.py`).
/// A row may carry up to three letters; the first that says more than a quality of an institution
/// decides, but an individual is one whatever else is said.
public enum BusinessType {
  /// State government.
  A("state-agency"),
  /// County government.
  B("county"),
  /// City or township government.
  C("city"),
  /// Special district government.
  D("special-district"),
  /// Regional organization.
  E("regional-organization"),
  /// Territory or possession of the United States.
  F("territory"),
  /// Independent school district.
  G("school-district"),
  /// Public or State-controlled institution of higher education.
  H("public-university"),
  /// Tribal government, federally recognized.
  I("tribal-government"),
  /// Tribal government, other than federally recognized.
  J("tribal-government"),
  /// Organization designated by a tribe.
  K("tribal-organization"),
  /// Public or Indian housing authority.
  L("housing-authority"),
  /// Nonprofit with 501(c)(3) status.
  M("nonprofit"),
  /// Nonprofit without 501(c)(3) status.
  N("nonprofit"),
  /// Private institution of higher education.
  O("private-university"),
  /// Individual.
  P("individual"),
  /// For-profit organization.
  Q("business"),
  /// Small business.
  R("business"),
  /// Hispanic-serving institution: a quality, beside another code.
  S("institution"),
  /// Historically Black college or university: a quality, beside another code.
  T("institution"),
  /// Tribally controlled college or university: a quality, beside another code.
  U("institution"),
  /// Institution serving Alaska Natives or Native Hawaiians: a quality, beside another code.
  V("institution"),
  /// Entity outside the United States.
  W("foreign-entity"),
  /// Other.
  X("other");

  private static final Map<String, BusinessType> OLDER =
      Map.ofEntries(
          Map.entry("00", A),
          Map.entry("01", B),
          Map.entry("02", C),
          Map.entry("04", D),
          Map.entry("05", G),
          Map.entry("06", H),
          Map.entry("11", I),
          Map.entry("12", N),
          Map.entry("20", O),
          Map.entry("21", P),
          Map.entry("22", Q),
          Map.entry("23", R),
          Map.entry("25", X));

  private final String kind;

  BusinessType(String kind) {
    this.kind = kind;
  }

  /// Returns the kind of party.
  String kind() {
    return kind;
  }

  /// Returns whether the party lies within a county, or else in a State. A State's agency does not
  /// lie within the county of its address, nor a tribe within a State.
  boolean isInCounty() {
    return switch (this) {
      case A, F, I, J, W -> false;
      case B, C, D, E, G, H, K, L, M, N, O, P, Q, R, S, T, U, V, X -> true;
    };
  }

  /// Returns whether the party lies within a State.
  boolean isInState() {
    return switch (this) {
      case F, I, J, W -> false;
      case A, B, C, D, E, G, H, K, L, M, N, O, P, Q, R, S, T, U, V, X -> true;
    };
  }

  /// Returns the type that a field of codes, such as `MT`, `C` or the older `02`, names; null if it
  /// names none.
  static @Nullable BusinessType of(String codes) {
    if (codes.indexOf('P') >= 0) {
      return P;
    }
    BusinessType quality = OLDER.get(codes);
    for (int i = 0; i < codes.length(); i++) {
      char code = codes.charAt(i);
      if (code >= 'A' && code <= 'X') {
        BusinessType type = values()[code - 'A'];
        if (!type.kind.equals("institution")) {
          return type;
        }
        quality = quality == null ? type : quality;
      }
    }
    return quality;
  }
}
