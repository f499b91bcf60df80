package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;

/// Picture 5: what acted on what, left to right by date; what operates on the chosen day is bold
/// and says so.
///
/// The table has, for each act in order of time, a row for what it does itself and one for each act
/// that it acts on.
///
/// @param id identifier in the page, letters, digits and hyphens
/// @param caption what is shown
/// @param day the chosen day
/// @param acts the acts, each identifier once
/// @param effects what acts on what; an act may act on a part of itself
public record ActChain(
    String id, String caption, LocalDate day, List<Act> acts, List<Effect> effects) {

  /// @throws IllegalArgumentException if an act or an effect stands twice, if an effect names an
  ///   act that is not among `acts` or one later than its own, or if acts of one day act on each
  ///   other
  public ActChain {
    acts = List.copyOf(acts);
    effects = List.copyOf(effects);
    ActChainLayout.require(acts, effects);
  }

  /// An act.
  ///
  /// @param act what it is called, and its page
  /// @param issued when it was made
  /// @param does what it does to conditions, in a few words ("enjoins jag/access"); empty if
  ///   nothing
  /// @param operation how it stands on the chosen day
  public record Act(ActLink act, LocalDate issued, String does, Operation operation) {}

  /// What an act does to another.
  ///
  /// @param from identifier of the act that does it
  /// @param to identifier of the act to which it is done
  /// @param verb the word for it ("stays")
  /// @param operation whether it operates on the chosen day
  public record Effect(String from, String to, String verb, Operation operation) {}

  /// How an act, or what it does to another, stands on a day.
  public enum Operation {
    /// It operates.
    OPERATES,
    /// Whether it operates depends on an open question, or for some it does and for some not.
    IN_PART,
    /// It does not operate: blocked, ended, or without effect of its own.
    DOES_NOT_OPERATE,
    /// It had not been made, or had not begun.
    NOT_BEGUN
  }

  /// Draws it.
  public Picture draw() {
    return new ActChainDrawing(this).picture();
  }
}
