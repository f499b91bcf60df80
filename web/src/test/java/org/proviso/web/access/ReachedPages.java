package org.proviso.web.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// Pages that say who reached them. Found beside the site's own.
@Controller
final class ReachedPages {

  private final StepUp stepUp;

  ReachedPages(StepUp stepUp) {
    this.stepUp = stepUp;
  }

  @GetMapping({"/desk/reached", "/portal/reached", "/account/reached"})
  @ResponseBody
  String reached(Person person) {
    return person.account()
        + " "
        + person.roles().stream().sorted().toList()
        + " "
        + person.parties();
  }

  @PostMapping("/desk/reached")
  @ResponseBody
  String risky(Person person) {
    stepUp.require(person);
    return "done";
  }
}
