package org.proviso.store;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.clock.Extension;
import org.proviso.docket.clock.Happening;
import org.proviso.docket.clock.ObligationClock;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.ServiceWay;
import org.proviso.pack.Clocks;

/// The clock of each recipient of an inquiry, put together from what was recorded.
///
/// A recipient has a clock from the approval of its letter on. Of several letters that ask, the
/// last approved one counts: it takes the place of those before. Immutable and thread-safe.
public final class RecipientClocks {

  /// A recipient's clock, or why there is none.
  public sealed interface Found {

    /// The clock of a letter.
    ///
    /// @param letter identifier of the letter
    record Clock(String letter, ObligationClock clock) implements Found {}

    /// The pack has no such counting rule or way of service.
    ///
    /// @param letter identifier of the letter that names it
    /// @param named its identifier
    record NotInPack(String letter, String named) implements Found {}
  }

  /// An answer that was received.
  ///
  /// @param event that says so
  public record Received(long event, LocalDate day) {}

  private final Clocks clocks;
  private final ZoneId zone;

  /// Makes clocks by the rules of a pack.
  ///
  /// @param zone in which the day of an instant is told: that of the grantor's office
  public RecipientClocks(Clocks clocks, ZoneId zone) {
    this.clocks = clocks;
    this.zone = zone;
  }

  /// Returns the clocks of all recipients that have an approved letter.
  ///
  /// @param received the answers of each recipient that gave one, in the order of their events
  public Map<String, Found> of(InquiryFile file, Map<String, List<Received>> received) {
    Map<String, InquiryFile.Letter> asking = asking(file);
    Set<String> letters = new HashSet<>();
    asking.values().forEach(letter -> letters.add(letter.id()));
    Map<String, List<Happening>> happenings = new HashMap<>();
    deliveries(file, letters, happenings);
    services(file, letters, happenings);
    tolls(file, happenings);
    others(file, happenings);
    received.forEach((party, answers) -> answers(answers, of(happenings, party)));
    Map<String, Found> found = new TreeMap<>();
    asking.forEach(
        (party, letter) ->
            found.put(party, found(file, letter, happenings.getOrDefault(party, List.of()))));
    return found;
  }

  private static Map<String, InquiryFile.Letter> asking(InquiryFile file) {
    Set<Integer> approved = new HashSet<>();
    for (InquiryFile.Mailing mailing : file.mailings()) {
      InquiryFile.Decision decision = mailing.decision();
      boolean asks =
          mailing.kind() == LetterKind.DEMAND || mailing.kind() == LetterKind.SUPERSESSION;
      if (asks && decision != null && decision.approved()) {
        approved.add(mailing.number());
      }
    }
    Map<String, InquiryFile.Letter> letters = new TreeMap<>();
    for (InquiryFile.Letter letter : file.letters()) {
      if (approved.contains(letter.mailing())) {
        letters.put(letter.party(), letter);
      }
    }
    return letters;
  }

  private Found found(InquiryFile file, InquiryFile.Letter letter, List<Happening> happenings) {
    int revision = file.mailings().get(letter.mailing() - 1).revision();
    Draft draft = file.revisions().get(revision - 1).draft();
    Optional<CountingRule> rule = clocks.find(draft.countingRule()).map(Clocks.Listed::example);
    if (rule.isEmpty()) {
      return new Found.NotInPack(letter.id(), draft.countingRule());
    }
    Optional<ServiceWay> way = clocks.serviceWay(draft.serviceWay());
    if (way.isEmpty()) {
      return new Found.NotInPack(letter.id(), draft.serviceWay());
    }
    List<Happening> ordered = new ArrayList<>(happenings);
    ordered.sort(Comparator.comparingLong(Happening::event));
    return new Found.Clock(
        letter.id(), new ObligationClock(letter.id(), rule.get(), List.of(way.get()), ordered));
  }

  private static List<Happening> of(Map<String, List<Happening>> happenings, String party) {
    return happenings.computeIfAbsent(party, key -> new ArrayList<>());
  }

  /// What the site itself handed over. That a print house has a letter is no dispatch: a clerk
  /// enters the day on which it was mailed.
  private void deliveries(
      InquiryFile file, Set<String> letters, Map<String, List<Happening>> happenings) {
    for (InquiryFile.Delivery delivery : file.deliveries()) {
      InquiryFile.Accepted accepted = delivery.accepted();
      Optional<ServiceWay> way = clocks.serviceWay(delivery.channel().word());
      if (accepted == null
          || way.isEmpty()
          || delivery.channel() == Channel.PRINT
          || !letters.contains(delivery.letter())) {
        continue;
      }
      List<Happening> of = of(happenings, delivery.party());
      of.add(
          new Happening.Dispatched(
              accepted.event(), LocalDate.ofInstant(accepted.at(), zone), way.get()));
      for (InquiryFile.Heard heard : delivery.heard()) {
        // Heard of before anybody found out that it had arrived: the later event says both.
        if (heard.event() > accepted.event()) {
          of.add(happening(heard, accepted.event()));
          takenBack(heard.event(), heard.takenBack(), of);
        }
      }
    }
  }

  private void takenBack(
      long event, InquiryFile.@Nullable TakenBack takenBack, List<Happening> happenings) {
    if (takenBack != null) {
      LocalDate day = LocalDate.ofInstant(takenBack.at(), zone);
      happenings.add(new Happening.TakenBack(takenBack.event(), event, day, takenBack.reason()));
    }
  }

  private static Happening happening(InquiryFile.Heard heard, long dispatch) {
    LocalDate day = heard.report().day();
    return switch (heard.report().kind()) {
      case DELIVERED ->
          new Happening.Delivered(
              heard.event(), dispatch, day, heard.detail().isBlank() ? "reported" : heard.detail());
      case OPENED -> new Happening.Opened(heard.event(), dispatch, day);
      case BOUNCED ->
          new Happening.Failed(
              heard.event(), dispatch, day, Happening.Failure.BOUNCED, heard.detail());
      case RETURNED ->
          new Happening.Failed(
              heard.event(), dispatch, day, Happening.Failure.RETURNED, heard.detail());
    };
  }

  private void services(
      InquiryFile file, Set<String> letters, Map<String, List<Happening>> happenings) {
    Map<String, Long> events = new HashMap<>();
    for (InquiryFile.Service each : file.services()) {
      if (!letters.contains(each.letter())) {
        continue;
      }
      Long of = events.get(each.letter() + "#" + each.of());
      Optional<ServiceWay> way = Optional.ofNullable(each.way()).flatMap(clocks::serviceWay);
      switch (each.said()) {
        case DISPATCHED -> {
          if (way.isPresent()) {
            events.put(each.letter() + "#" + each.number(), each.event());
            of(happenings, each.party())
                .add(new Happening.Dispatched(each.event(), each.day(), way.get()));
            takenBack(each.event(), each.takenBack(), of(happenings, each.party()));
          }
        }
        case DELIVERED -> {
          if (of != null) {
            events.put(each.letter() + "#" + each.number(), each.event());
            of(happenings, each.party())
                .add(new Happening.Delivered(each.event(), of, each.day(), each.proof()));
            takenBack(each.event(), each.takenBack(), of(happenings, each.party()));
          }
        }
        case CORRECTED -> {
          if (of != null) {
            of(happenings, each.party())
                .add(new Happening.ServiceCorrected(each.event(), of, each.day(), each.proof()));
            takenBack(each.event(), each.takenBack(), of(happenings, each.party()));
          }
        }
      }
    }
  }

  private static void tolls(InquiryFile file, Map<String, List<Happening>> happenings) {
    Map<String, Long> events = new HashMap<>();
    for (InquiryFile.Tolling each : file.tolls()) {
      events.put(each.party() + "#" + each.number(), each.event());
      Long ended = events.get(each.party() + "#" + each.ends());
      LocalDate until = each.until();
      if (ended == null || until == null) {
        of(happenings, each.party())
            .add(new Happening.Tolled(each.event(), each.authority(), each.from(), until));
      } else {
        of(happenings, each.party())
            .add(new Happening.TollEnded(each.event(), ended, each.authority(), until));
      }
    }
  }

  private static void others(InquiryFile file, Map<String, List<Happening>> happenings) {
    for (InquiryFile.Extension each : file.extensions()) {
      LocalDate due = each.due();
      of(happenings, each.party())
          .add(
              due == null
                  ? new Happening.ExtensionDenied(
                      each.event(), each.asked(), each.decided(), each.authority())
                  : new Happening.Extended(
                      each.event(),
                      each.asked(),
                      each.decided(),
                      each.authority(),
                      new Extension.ToDay(due)));
    }
    for (InquiryFile.Rebinding each : file.rebindings()) {
      of(happenings, each.party())
          .add(
              new Happening.Rebound(
                  each.event(),
                  new CalendarId(each.calendar(), each.from()),
                  new CalendarId(each.calendar(), each.to()),
                  each.authority()));
    }
    Map<String, InquiryFile.Closing> last = new HashMap<>();
    file.closings().forEach(each -> last.put(each.party(), each));
    last.forEach(
        (party, each) -> {
          if (each.closed()) {
            of(happenings, party)
                .add(new Happening.Withdrawn(each.event(), each.day(), each.reason()));
          }
        });
  }

  private static void answers(List<Received> received, List<Happening> happenings) {
    boolean first = true;
    for (Received each : received) {
      happenings.add(
          first
              ? new Happening.Answered(each.event(), each.day())
              : new Happening.AnswerAmended(each.event(), each.day()));
      first = false;
    }
  }
}
