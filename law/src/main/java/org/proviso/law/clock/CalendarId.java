package org.proviso.law.clock;

/// The name and version of a calendar of holidays.
///
/// A rule that names version `2026-1` is counted with exactly that version; a later version is
/// another calendar, so no due day moves unseen.
///
/// @param name for example `us-federal-observed`
/// @param version for example `2026-1`; compared only for equality
public record CalendarId(String name, String version) {

  /// @throws IllegalArgumentException if either part is blank
  public CalendarId {
    Promises.notBlank("calendar name", name);
    Promises.notBlank("calendar version", version);
  }

  /// Returns `name@version`.
  @Override
  public String toString() {
    return name + "@" + version;
  }
}
