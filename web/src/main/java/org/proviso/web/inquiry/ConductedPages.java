package org.proviso.web.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.proviso.store.DocketEntry;
import org.proviso.store.PublishedEntry;
import org.proviso.store.PublishedInquiries;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// An inquiry that this site conducts, as the public sees it: recipients and what is published of
/// what went to them and came from them.
@Controller
final class ConductedPages {

  /// A published entry in a cell.
  ///
  /// @param said its day and title
  record Cell(Named entry, String said) {}

  /// A recipient, and its entries by what they are.
  record Row(
      Named recipient, String state, List<Cell> letters, List<Cell> filings, List<Cell> notices) {}

  private final PublishedInquiries inquiries;
  private final Site site;

  ConductedPages(PublishedInquiries inquiries, Site site) {
    this.inquiries = inquiries;
    this.site = site;
  }

  @GetMapping("/inquiries/here/{inquiry}")
  String page(@PathVariable String inquiry, Reading reading, Model model) {
    Map<String, List<PublishedEntry>> byParty = new TreeMap<>();
    for (PublishedEntry entry : inquiries.entries(inquiry)) {
      byParty.computeIfAbsent(entry.entry().party(), party -> new ArrayList<>()).add(entry);
    }
    if (byParty.isEmpty()) {
      throw new NotOnRecord(Words.say("inquiry.conducted.none", inquiry));
    }
    List<Row> rows = new ArrayList<>();
    byParty.forEach((party, entries) -> rows.add(row(party, entries, reading)));
    model.addAttribute("rows", rows);
    model.addAttribute("letters", rows.stream().mapToInt(row -> row.letters().size()).sum());
    model.addAttribute("filed", rows.stream().filter(row -> !row.filings().isEmpty()).count());
    model.addAttribute("ended", rows.stream().filter(row -> !row.notices().isEmpty()).count());
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("inquiry.conducted", inquiry),
            "inquiries",
            Links.conducted(inquiry, reading),
            reading));
    return "inquiry-here";
  }

  private Row row(String party, List<PublishedEntry> entries, Reading reading) {
    List<Cell> letters = new ArrayList<>();
    List<Cell> filings = new ArrayList<>();
    List<Cell> notices = new ArrayList<>();
    for (PublishedEntry published : entries) {
      DocketEntry entry = published.entry();
      String number = String.valueOf(published.number());
      Cell cell =
          new Cell(
              new Named(number, Days.written(entry.day()), Links.entry(party, number, reading)),
              entry.title());
      if (entry.side() == DocketEntry.Side.RECIPIENT) {
        filings.add(cell);
      } else if (entry.kind().equals("notice")) {
        notices.add(cell);
      } else {
        letters.add(cell);
      }
    }
    String state = site.party(party).state();
    return new Row(
        new Named(party, site.name(party), Links.recipient(party, reading)),
        state == null ? "" : state,
        letters,
        filings,
        notices);
  }
}
