package org.proviso.register;

import org.jspecify.annotations.Nullable;

/// What a row says of its recipient; texts are empty where it says nothing.
///
/// @param uei unique entity identifier
/// @param duns older identifier
/// @param name as written
/// @param state postal code
/// @param county FIPS code of the county of its address
/// @param type what sort of body it is; null if not said
public record Recipient(
    String uei,
    String duns,
    String name,
    String state,
    String county,
    @Nullable BusinessType type) {

  /// Returns what the recipient is called as a party of its own: `uei:…`, else `duns:…`, else
  /// `name:STATE:NAME`.
  String ownId() {
    if (!uei.isEmpty()) {
      return "uei:" + uei;
    }
    return duns.isEmpty() ? "name:" + state + ":" + BodyName.normal(name) : "duns:" + duns;
  }

  boolean isNamed() {
    return !uei.isEmpty() || !duns.isEmpty() || !BodyName.normal(name).isEmpty();
  }
}
