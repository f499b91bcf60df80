package org.proviso.web.desk;

import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Leads everybody to the pages that are theirs. Public pages are the same for all, so they link
/// here whoever reads them; whoever is not signed in signs in on the way.
@Controller
final class OwnPlace {

  @GetMapping("/account/place")
  String place(Person person) {
    if (person.isStaff()) {
      return "redirect:/desk";
    }
    return person.is(Role.RECIPIENT) ? "redirect:/portal" : "redirect:/account";
  }
}
