package org.proviso.web.access;

import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.ui.Model;

/// What pages of accounts have in common.
final class Pages {

  private final Site site;

  Pages(Site site) {
    this.site = site;
  }

  /// Returns a view in its frame.
  ///
  /// @param title key of its title in the bundle
  /// @param problem what was wrong, in words; empty if nothing was
  String show(String view, String title, String address, String problem, Model model) {
    model.addAttribute("frame", site.frame(Words.say(title), "none", address));
    model.addAttribute("problem", problem);
    return view;
  }

  /// Returns the page that shows something once.
  ///
  /// @param lead what it is, in words
  /// @param lines what is shown
  String once(String title, String lead, Iterable<String> lines, String address, Model model) {
    model.addAttribute("lead", lead);
    model.addAttribute("lines", lines);
    return show("access-once", title, address, "", model);
  }
}
