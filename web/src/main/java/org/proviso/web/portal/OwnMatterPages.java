package org.proviso.web.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.proviso.store.MatterFile;
import org.proviso.store.Matters;
import org.proviso.web.access.Person;
import org.proviso.web.matter.MatterView;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.money.Statements;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The matters of a recipient, for its own people: where each stands, what either side may do, and
/// which orders operate. The server gives them no other rows, and no proposals.
@Controller
final class OwnMatterPages {

  private final Portal portal;
  private final Matters matters;
  private final MatterViews views;
  private final Statements statements;

  OwnMatterPages(Portal portal, Matters matters, MatterViews views, Statements statements) {
    this.portal = portal;
    this.matters = matters;
    this.views = views;
    this.statements = statements;
  }

  @GetMapping("/portal/matters")
  String matters(Person person, Model model) {
    LocalDate today = statements.today();
    List<MatterView> all = new ArrayList<>();
    for (String party : person.parties().stream().sorted().toList()) {
      for (MatterFile file : matters.own(party)) {
        all.add(views.view(file, today));
      }
    }
    model.addAttribute("matters", all);
    return portal.show(
        "portal-matters", Words.say("portal.matters"), "/portal/matters", List.of(), model);
  }
}
