package org.proviso.store;

import java.time.Instant;

/// An entry that is public.
///
/// @param id identifier in the whole record, ascending with entry
/// @param number its number on the party's docket, from 1; numbers that are missing are of entries
///   that are not public
/// @param entered when it came into the record
/// @param entry what it says; without its origin
public record PublishedEntry(long id, int number, Instant entered, DocketEntry entry) {}
