package org.proviso.docket.inquiry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a delivery stands, as it follows from what was recorded of it.
public sealed interface DeliveryState {

  /// One attempt to hand a letter over.
  ///
  /// @param outcome what came of it; null while nothing is recorded
  /// @param arrived what a person found out of an unknown outcome; null while nobody has
  record Attempt(@Nullable Outcome outcome, @Nullable Boolean arrived) {}

  /// What was heard of a letter after it was handed over.
  ///
  /// @param kind what
  /// @param day on which day
  record Report(Kind kind, LocalDate day) {

    /// What was heard.
    public enum Kind {
      /// It reached the addressee.
      DELIVERED,
      /// The addressee opened it.
      OPENED,
      /// An e-mail came back.
      BOUNCED,
      /// A letter on paper came back.
      RETURNED
    }
  }

  /// The mailing is not approved.
  record NotApproved() implements DeliveryState {}

  /// The mailing was turned down: this is never sent.
  record TurnedDown() implements DeliveryState {}

  /// The mailing was approved without this letter: it is never sent.
  ///
  /// @param reason why it was left out
  record LeftOut(String reason) implements DeliveryState {}

  /// To be handed over.
  ///
  /// @param failed how many attempts surely failed before
  record Waiting(int failed) implements DeliveryState {}

  /// An attempt was begun, and nothing is recorded of what came of it. That is so for a moment
  /// while it is made, and for good if the program ended then.
  ///
  /// @param attempt its number
  record Begun(int attempt) implements DeliveryState {}

  /// Whether it was handed over is not known; a person has to find out.
  ///
  /// @param attempt its number
  /// @param reply what is known
  record Uncertain(int attempt, String reply) implements DeliveryState {}

  /// It was handed over, and nothing was heard of it since.
  record HandedOver() implements DeliveryState {}

  /// It was handed over, and something was heard.
  ///
  /// @param latest the last that was heard
  record Reported(Report latest) implements DeliveryState {}

  /// The other side will not take it.
  ///
  /// @param reply what it said
  record Refused(String reply) implements DeliveryState {}

  /// Works out how a delivery stands.
  ///
  /// @param approved whether its mailing is approved; null while that is not decided
  /// @param attempts in the order made
  /// @param reports in the order entered
  static DeliveryState of(
      @Nullable Boolean approved, List<Attempt> attempts, List<Report> reports) {
    if (approved == null) {
      return new NotApproved();
    }
    if (!approved) {
      return new TurnedDown();
    }
    if (!reports.isEmpty()) {
      return new Reported(reports.getLast());
    }
    if (attempts.isEmpty()) {
      return new Waiting(0);
    }
    int number = attempts.size();
    Attempt last = attempts.getLast();
    return switch (last.outcome()) {
      case null -> new Begun(number);
      case Outcome.Accepted accepted -> new HandedOver();
      case Outcome.Refused(String reply) -> new Refused(reply);
      case Outcome.Deferred deferred -> new Waiting(number);
      case Outcome.Unknown(String reply) -> {
        Boolean arrived = last.arrived();
        if (arrived == null) {
          yield new Uncertain(number, reply);
        }
        yield arrived ? new HandedOver() : new Waiting(number);
      }
    };
  }
}
