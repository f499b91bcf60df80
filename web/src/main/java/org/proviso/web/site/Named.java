package org.proviso.web.site;

/// Something with a page of its own.
///
/// @param id its identifier
/// @param text what it is called
/// @param href its page
public record Named(String id, String text, String href) {}
