package org.proviso.evidence.manifest;

import java.util.Locale;

/// A kind of content that a reader of the printed page does not see.
public enum HiddenContent {
  ALTERNATIVE_BODY,
  ANNOTATIONS,
  BLIND_COPY,
  COMMENTS,
  CUSTOM_XML,
  EXTERNAL_LINKS,
  FIELD_CODES,
  FORM_VALUES,
  HIDDEN_COLUMNS,
  HIDDEN_ROWS,
  HIDDEN_SHEETS,
  HIDDEN_SLIDES,
  HIDDEN_TEXT,
  INCREMENTAL_UPDATES,
  LAYERS,
  MACROS,
  SCRIPTS,
  SPEAKER_NOTES,
  THUMBNAIL,
  TRACKED_CHANGES;

  /// Returns its name in the manifest, such as `hidden-rows`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the kind with this name.
  ///
  /// @throws IllegalArgumentException if there is none
  public static HiddenContent of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
