package org.proviso.docket.review;

/// That one person gave an item a code.
///
/// @param reader identifier of the account
/// @param code what was said
/// @param event number of the event, which also tells what came later
public record Coding(String reader, Code code, long event) {}
