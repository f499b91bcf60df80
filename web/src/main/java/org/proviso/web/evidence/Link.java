package org.proviso.web.evidence;

/// A text that leads somewhere.
record Link(String text, String href) {}
