package org.proviso.web.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.store.InquiryFile;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.clock.ClockWords;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One inquiry: each recipient and how far it has come.
@Controller
final class InquiryDesk {

  /// How far a recipient has come.
  enum Stage {
    DRAFTED,
    PROPOSED,
    SENT,
    RUNNING,
    OVERDUE,
    STOPPED,
    ANSWERED,
    CLOSED
  }

  /// A row of the matrix.
  ///
  /// @param channels how the latest letter stands in each channel of the heading
  /// @param clock what its clock shows
  record Row(Link recipient, Stage stage, String letters, List<String> channels, String clock) {

    /// Returns the stage in words.
    public String stageWords() {
      return Words.say("desk.stage." + stage);
    }
  }

  /// How many recipients have come how far.
  record Tally(String words, int count, String href) {}

  private final OpenInquiries open;
  private final DeskForms forms;
  private final Site site;

  InquiryDesk(OpenInquiries open, DeskForms forms, Site site) {
    this.open = open;
    this.forms = forms;
    this.site = site;
  }

  @GetMapping("/desk/inquiries/{inquiry}")
  String matrix(
      Person person,
      @PathVariable String inquiry,
      @RequestParam(defaultValue = "") String stage,
      Model model) {
    InquiryFile file = open.file(inquiry);
    List<Row> rows = rows(file);
    Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
    rows.forEach(row -> counts.merge(row.stage(), 1, Integer::sum));
    String here = "/desk/inquiries/" + inquiry;
    model.addAttribute("here", here);
    model.addAttribute("heading", file.heading());
    model.addAttribute(
        "tallies",
        counts.entrySet().stream()
            .map(
                each ->
                    new Tally(
                        Words.say("desk.stage." + each.getKey()),
                        each.getValue(),
                        here + "?stage=" + each.getKey().name().toLowerCase(Locale.ROOT)))
            .toList());
    model.addAttribute(
        "rows",
        rows.stream()
            .filter(row -> stage.isEmpty() || row.stage().name().equalsIgnoreCase(stage))
            .toList());
    model.addAttribute("all", rows.size());
    model.addAttribute("channels", channels(file));
    model.addAttribute(
        "mailings",
        file.mailings().stream()
            .map(
                it ->
                    new Link(
                        Words.say(
                            "desk.mailing-line",
                            Integer.toString(it.number()),
                            Words.say("desk.kind." + it.kind().word()),
                            it.day().toString(),
                            Words.say("desk.mailing-state." + state(it))),
                        here + "/mailings/" + it.number()))
            .toList());
    model.addAttribute("overdue", counts.getOrDefault(Stage.OVERDUE, 0));
    model.addAttribute("hasDraft", !file.revisions().isEmpty());
    model.addAttribute("mayDraft", person.is(Role.CLERK));
    return forms.show("desk-inquiry", file.heading().title(), here, List.of(), model);
  }

  static String state(InquiryFile.Mailing mailing) {
    InquiryFile.Decision decision = mailing.decision();
    if (decision != null) {
      return decision.approved() ? "approved" : "turned-down";
    }
    return mailing.proposal() == null ? "unfinished" : "proposed";
  }

  private static List<Channel> used(InquiryFile file) {
    TreeSet<Channel> channels = new TreeSet<>();
    file.deliveries().forEach(it -> channels.add(it.channel()));
    return List.copyOf(channels);
  }

  private static List<String> channels(InquiryFile file) {
    return used(file).stream().map(it -> Words.say("desk.channel." + it.word())).toList();
  }

  private List<Row> rows(InquiryFile file) {
    TreeSet<String> parties = new TreeSet<>();
    OpenInquiries.latest(file).ifPresent(it -> parties.addAll(it.draft().recipients()));
    file.letters().forEach(it -> parties.add(it.party()));
    Map<String, List<InquiryFile.Delivery>> deliveries = new TreeMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    file.letters().forEach(it -> numbers.put(it.id(), it.number()));
    file.deliveries().stream()
        .sorted(
            Comparator.comparingInt(
                    (InquiryFile.Delivery it) -> numbers.getOrDefault(it.letter(), 0))
                .thenComparingInt(InquiryFile.Delivery::addressVersion))
        .forEach(it -> deliveries.computeIfAbsent(it.party(), key -> new ArrayList<>()).add(it));
    Map<String, Integer> letters = new TreeMap<>();
    file.letters().forEach(it -> letters.merge(it.party(), 1, Integer::sum));
    Map<String, Boolean> closed = new TreeMap<>();
    file.closings().forEach(it -> closed.put(it.party(), it.closed()));
    Map<String, ClockState> states = open.states(file);
    List<Channel> channels = used(file);
    List<Row> rows = new ArrayList<>();
    for (String party : parties) {
      List<InquiryFile.Delivery> of = deliveries.getOrDefault(party, List.of());
      ClockState state = states.get(party);
      rows.add(
          new Row(
              new Link(
                  site.name(party),
                  "/desk/inquiries/" + file.heading().inquiry() + "/recipients/" + party),
              stage(of, state, closed.getOrDefault(party, false)),
              letters.getOrDefault(party, 0).toString(),
              channels.stream().map(channel -> latest(of, channel)).toList(),
              state == null ? "" : ClockWords.of(state)));
    }
    return rows;
  }

  /// Returns how the latest letter of a channel stands. Where that one does not go out, or not yet,
  /// what became of the one before is said too.
  ///
  /// @param of in the order written
  static String latest(List<InquiryFile.Delivery> of, Channel channel) {
    List<DeliveryState> states =
        of.stream().filter(it -> it.channel() == channel).map(InquiryFile.Delivery::state).toList();
    if (states.isEmpty()) {
      return "";
    }
    String last = words(states.getLast());
    if (isApproved(states.getLast())) {
      return last;
    }
    return states.stream()
        .filter(InquiryDesk::isApproved)
        .reduce((first, second) -> second)
        .map(before -> Words.say("desk.delivery.and-before", last, words(before)))
        .orElse(last);
  }

  private static boolean isApproved(DeliveryState state) {
    return !(state instanceof DeliveryState.NotApproved
        || state instanceof DeliveryState.TurnedDown
        || state instanceof DeliveryState.LeftOut);
  }

  private static Stage stage(
      List<InquiryFile.Delivery> deliveries,
      @org.jspecify.annotations.Nullable ClockState state,
      boolean closed) {
    if (closed) {
      return Stage.CLOSED;
    }
    return switch (state) {
      case null -> deliveries.isEmpty() ? Stage.DRAFTED : Stage.PROPOSED;
      case ClockState.NotStarted notStarted -> Stage.SENT;
      case ClockState.Unknown unknown -> Stage.SENT;
      case ClockState.Running running -> Stage.RUNNING;
      case ClockState.DueToday dueToday -> Stage.RUNNING;
      case ClockState.Overdue overdue -> Stage.OVERDUE;
      case ClockState.Stopped stopped -> Stage.STOPPED;
      case ClockState.Answered answered -> Stage.ANSWERED;
      case ClockState.Withdrawn withdrawn -> Stage.CLOSED;
    };
  }

  /// Returns how a delivery stands, in a few words.
  static String words(DeliveryState state) {
    return switch (state) {
      case DeliveryState.NotApproved notApproved -> Words.say("desk.delivery.not-approved");
      case DeliveryState.TurnedDown turnedDown -> Words.say("desk.delivery.turned-down");
      case DeliveryState.LeftOut(String reason) -> Words.say("desk.delivery.left-out", reason);
      case DeliveryState.Waiting(int failed) ->
          failed == 0
              ? Words.say("desk.delivery.waiting")
              : Words.say("desk.delivery.waiting-again", Integer.toString(failed));
      case DeliveryState.Begun begun -> Words.say("desk.delivery.begun");
      case DeliveryState.Uncertain uncertain -> Words.say("desk.delivery.uncertain");
      case DeliveryState.HandedOver handedOver -> Words.say("desk.delivery.handed-over");
      case DeliveryState.Reported(var latest) ->
          Words.say("desk.delivery." + latest.kind(), latest.day().toString());
      case DeliveryState.Refused refused -> Words.say("desk.delivery.refused");
    };
  }
}
