package org.proviso.web.site;

import org.jspecify.annotations.Nullable;

/// What stands around a page: its title, and at its end how it reads time and how it is cited.
///
/// @param title what the page is called
/// @param section which part of the site it belongs to: the key of its word in the menu
/// @param address its lasting address on this site, with the day in it
/// @param reading how it reads time; null if it is about no day
/// @param data what its data are, in words
/// @param cited how the page is cited, in a line
public record Frame(
    String title,
    String section,
    String address,
    @Nullable Reading reading,
    String data,
    String cited) {

  /// Returns whether the page is the first of its part of the site.
  public boolean isFirst() {
    return address.equals("/" + section) || address.startsWith("/" + section + "?");
  }
}
