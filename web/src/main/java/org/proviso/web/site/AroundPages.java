package org.proviso.web.site;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What every page has to hand beside its own: since when its records stand, and its glossary.
@ControllerAdvice
final class AroundPages {

  private final Particulars particulars;

  AroundPages(Particulars particulars) {
    this.particulars = particulars;
  }

  @ModelAttribute("updated")
  String updated() {
    return Words.say("data.updated", Days.read(particulars.updated()));
  }

  @ModelAttribute("words")
  Glossary words() {
    return new Glossary();
  }
}
