package org.proviso.web.statistics;

import org.proviso.web.site.Days;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Statistics for everybody: of what is public, and of nothing else.
@Controller
final class StatisticsPages {

  private final PublicRecord published;
  private final StatisticsViews views;
  private final Site site;

  StatisticsPages(PublicRecord published, StatisticsViews views, Site site) {
    this.published = published;
    this.views = views;
    this.site = site;
  }

  @GetMapping("/statistics")
  String page(Reading reading, Model model) {
    StatisticsView view = views.view(published.counted(reading), reading);
    model.addAttribute("view", view);
    if (view.picture() != null) {
      model.addAttribute("rows", view.picture().table());
    }
    model.addAttribute("lead", Words.say("statistics.lead.public"));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("statistics.title", Days.read(reading.on())),
            "inquiries",
            "/statistics?" + reading.query(),
            reading));
    return "statistics";
  }
}
