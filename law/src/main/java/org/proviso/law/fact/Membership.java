package org.proviso.law.fact;

import org.proviso.law.time.Span;

/// A record that a party does, does not, or may belong to a group on certain days.
///
/// @param id identifier of the record
/// @param party the party
/// @param group the group
/// @param span the days spoken of
/// @param standing what is so on those days
/// @param entry when the record stood in the register
/// @param source where it comes from
public record Membership(
    String id,
    String party,
    String group,
    Span span,
    Group.Standing standing,
    Entry entry,
    String source) {}
