package org.proviso.store;

import java.util.List;

/// What is public of all matters: those that somebody decided to publish, whole but for proposals
/// and for what was said when they were opened; of the others each step that was taken against the
/// procedure.
///
/// Reads with the rights of the public site. Thread-safe.
public final class PublishedMatters {

  private final Database database;

  /// Makes the matters of an open database.
  public PublishedMatters(Database database) {
    this.database = database;
  }

  /// Returns them by award and condition. Of one that is not public as a whole,
  /// [MatterFile#isPublic] is false, and nothing else is there than the steps that override.
  public List<MatterFile> all() {
    return MatterRows.published(database.site(), null);
  }
}
