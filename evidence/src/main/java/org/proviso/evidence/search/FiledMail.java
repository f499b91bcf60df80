package org.proviso.evidence.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;

/// What is known of a mail beside what it says.
///
/// @param hash its `mail-v1`
/// @param identification its Message Identification Hash; empty if it has none
/// @param sameMailAs the first mail with the same hash; empty for that one
/// @param journal whether it is the report of a journal
/// @param dateHeader its date as it stands there; empty if it has none
/// @param sent the same as an instant
/// @param thread the conversation, named by the location of its first mail; empty for a mail that
///   stands alone
/// @param place where in the conversation it stands, from 0; copies stand where their first does
/// @param missing what mails of the conversation name and what is not here; of an item on file at
///   most [#MOST_MISSING]
/// @param inclusive whether it has to be read: no later mail of the conversation says all of it
public record FiledMail(
    Digest hash,
    Optional<String> identification,
    Optional<Location> sameMailAs,
    boolean journal,
    String dateHeader,
    Optional<Instant> sent,
    Optional<Location> thread,
    int place,
    List<String> missing,
    boolean inclusive) {

  /// How many missing mails are told of a conversation.
  public static final int MOST_MISSING = 100;
}
