package org.proviso.web.desk;

/// A text that leads somewhere, or is chosen.
///
/// @param text what is read
/// @param href address, or what a form sends; empty for none
record Link(String text, String href) {}
