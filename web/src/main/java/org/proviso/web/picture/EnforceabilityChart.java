package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import org.proviso.law.act.Mark;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;

/// Picture 1: whether one condition could be enforced, one bar through time for all recipients with
/// the same history.
///
/// Recipients whose stretches have the same days, answers, marks and acts are folded into one bar
/// that says how many they are; bars of more recipients stand first. The table has a row for each
/// stretch of each bar that is in part shown, in order of the bars and of time; a name in it leads
/// to the proof for that recipient. The table beside it has the acts, by the numbers in the
/// picture, and is null if there are none.
///
/// @param id identifier in the page, letters, digits and hyphens
/// @param caption what is shown, for the table and for those to whom the page is read
/// @param shown the days shown
/// @param day the chosen day, which a line marks if it is shown
/// @param recipients the recipients, in the order in which bars of equally many are to stand
public record EnforceabilityChart(
    String id, String caption, Shown shown, LocalDate day, List<Recipient> recipients) {

  /// Copies the recipients.
  public EnforceabilityChart {
    recipients = List.copyOf(recipients);
  }

  /// A recipient and its answers.
  ///
  /// @param name what it is called
  /// @param href its page
  /// @param stretches its answers in order of time, without overlap
  public record Recipient(String name, String href, List<Stretch> stretches) {
    /// Copies the stretches.
    public Recipient {
      stretches = List.copyOf(stretches);
    }
  }

  /// Days with one answer.
  ///
  /// @param span the days
  /// @param headline the answer
  /// @param proof where its proof is
  /// @param checked the weakest mark on what that proof rests on
  /// @param by the acts that made it so on its first day; none if a fact changed, or if it has no
  ///   first day
  public record Stretch(
      Span span, Headline headline, String proof, Mark checked, List<ActLink> by) {
    /// Copies the acts.
    public Stretch {
      by = List.copyOf(by);
    }
  }

  /// Draws it.
  public Picture draw() {
    return new EnforceabilityDrawing(this).picture();
  }
}
