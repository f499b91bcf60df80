package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Draft;
import org.proviso.law.procedure.Side;
import org.proviso.store.Addresses;
import org.proviso.store.AnswerFile;
import org.proviso.store.Answers;
import org.proviso.store.InquiryFile;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.web.access.Person;
import org.proviso.web.matter.Lanes;
import org.proviso.web.matter.MatterView;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Days;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The draft of the document that a step of the grantor is, to be printed and signed by the officer
/// who must: whom it is addressed to, by which authority, what it rests on, and which items of
/// which inquiry nobody answered. There is none of a step that may not be taken today.
@Controller
final class PaperPage {

  /// What is unanswered of an inquiry.
  ///
  /// @param asked the day of the letter that asks
  record Unanswered(String title, String asked, List<Item> items) {}

  /// An item of a demand.
  ///
  /// @param state why it counts as unanswered
  record Item(int number, String what, String who, String period, String state) {}

  private final Matters matters;
  private final MatterViews views;
  private final Lanes lanes;
  private final OpenInquiries open;
  private final Answers answers;
  private final Addresses addresses;
  private final DeskForms forms;
  private final Site site;
  private final Issues issues;

  PaperPage(
      Matters matters,
      MatterViews views,
      Lanes lanes,
      OpenInquiries open,
      Answers answers,
      Addresses addresses,
      DeskForms forms,
      Site site,
      Issues issues) {
    this.matters = matters;
    this.views = views;
    this.lanes = lanes;
    this.open = open;
    this.answers = answers;
    this.addresses = addresses;
    this.forms = forms;
    this.site = site;
    this.issues = issues;
  }

  @GetMapping("/desk/matters/paper")
  String paper(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String step,
      Model model) {
    MatterFile file =
        matters
            .file(new MatterId(award, condition))
            .orElseThrow(() -> new NotOnRecord(Words.say("matter.none")));
    if (lanes.procedure().step(step).filter(it -> it.side() == Side.GRANTOR).isEmpty()) {
      throw new NotOnRecord(Words.say("matter.paper.no-step"));
    }
    LocalDate today = open.today();
    MatterView view = views.view(file, today);
    MatterView.StepRow row =
        view.open().stream().filter(each -> each.id().equals(step)).findFirst().orElse(null);
    Address address =
        Optional.ofNullable(addresses.of(List.of(file.party())).get(file.party()))
            .map(Addresses.Addressed::address)
            .orElse(null);
    model.addAttribute("row", row);
    model.addAttribute("view", view);
    model.addAttribute("back", MatterDesk.at(file.id()));
    model.addAttribute("day", Days.read(today));
    model.addAttribute("recipient", site.name(file.party()));
    model.addAttribute("address", address);
    model.addAttribute("issues", issues.of(file));
    model.addAttribute(
        "unanswered",
        row == null ? List.of() : unanswered(site.condition(condition).programme(), file.party()));
    return forms.show(
        "desk-paper",
        Words.say("matter.paper.title", views.words().step(step)),
        MatterDesk.at(file.id()),
        row == null ? refusal(view, step) : List.of(),
        model);
  }

  private static List<String> refusal(MatterView view, String step) {
    List<String> problems = new ArrayList<>();
    problems.add(Words.say("matter.not-open"));
    List<MatterView.StepRow> others = new ArrayList<>(view.refused());
    others.addAll(view.unsettled());
    others.stream()
        .filter(each -> each.id().equals(step))
        .flatMap(each -> each.checks().stream())
        .filter(check -> !check.met().equals("yes"))
        .forEach(
            check ->
                problems.add(
                    Words.say("matter.reason", check.need(), check.found(), check.citation())));
    return problems;
  }

  /// Of each inquiry about the programme that asked the party: the items that no certified answer
  /// has a reply to, or only that it needs time.
  private List<Unanswered> unanswered(String programme, String party) {
    List<Unanswered> all = new ArrayList<>();
    for (InquiryFile.Heading heading : open.headings()) {
      if (!heading.programme().equals(programme)) {
        continue;
      }
      InquiryFile file = open.file(heading.inquiry());
      OpenInquiries.asked(file, party)
          .map(letter -> OpenInquiries.mailing(file, letter.mailing()))
          .ifPresent(
              mailing -> {
                List<Item> items =
                    unanswered(
                        OpenInquiries.draft(file, mailing),
                        answers.certified(heading.inquiry(), party));
                if (!items.isEmpty()) {
                  all.add(new Unanswered(heading.title(), Days.read(mailing.day()), items));
                }
              });
    }
    return all;
  }

  private static List<Item> unanswered(Draft draft, AnswerFile answered) {
    AnswerFile.Version version = answered.latestCertified().orElse(null);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < draft.items().size(); i++) {
      Draft.Item item = draft.items().get(i);
      Reply reply =
          version == null ? null : version.reply(i + 1).map(AnswerFile.Saved::reply).orElse(null);
      String state =
          switch (reply) {
            case null -> "matter.paper.no-reply";
            case Reply.NeedTime _ -> "matter.paper.needs-time";
            case Reply.Produce _ -> "";
            case Reply.NoneExist _ -> "";
            case Reply.Objecting _ -> "";
            case Reply.Privileged _ -> "";
          };
      if (!state.isEmpty()) {
        items.add(new Item(i + 1, item.what(), item.who(), item.period(), Words.say(state)));
      }
    }
    return items;
  }
}
