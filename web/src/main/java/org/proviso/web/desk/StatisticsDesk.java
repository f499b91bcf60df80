package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.proviso.web.site.Days;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Words;
import org.proviso.web.statistics.StatisticsView;
import org.proviso.web.statistics.StatisticsViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The statistics of all that is on record, for staff, by the same rules as those for everybody.
@Controller
final class StatisticsDesk {

  private final WholeRecord record;
  private final StatisticsViews views;
  private final OpenInquiries open;
  private final DeskForms forms;

  StatisticsDesk(WholeRecord record, StatisticsViews views, OpenInquiries open, DeskForms forms) {
    this.record = record;
    this.views = views;
    this.open = open;
    this.forms = forms;
  }

  @GetMapping("/desk/statistics")
  String page(@RequestParam(defaultValue = "") String on, Model model) {
    LocalDate asked = DeskForms.day(on);
    LocalDate day = asked == null ? open.today() : asked;
    StatisticsView view = views.view(record.counted(day), new Reading(day, null, null));
    model.addAttribute("view", view);
    model.addAttribute("day", day.toString());
    if (view.picture() != null) {
      model.addAttribute("rows", view.picture().table());
    }
    model.addAttribute("lead", Words.say("statistics.lead.all"));
    return forms.show(
        "statistics",
        Words.say("statistics.title.all", Days.read(day)),
        "/desk/statistics?on=" + day,
        List.of(),
        model);
  }
}
