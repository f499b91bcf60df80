package org.proviso.web.picture;

/// An act, as far as a picture names it.
///
/// @param id its identifier
/// @param title what it is called
/// @param href its page
public record ActLink(String id, String title, String href) {}
