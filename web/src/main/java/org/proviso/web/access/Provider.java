package org.proviso.web.access;

/// A provider that signs people in, by OpenID Connect, if the site has one.
///
/// @param name what it is called on pages; empty if there is none
record Provider(String name) {}
