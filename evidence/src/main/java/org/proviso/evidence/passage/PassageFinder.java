package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the passages of a text that restrict, permit or require. Immutable, and safe for several
/// threads.
public final class PassageFinder {

  private static final List<Directive> DIRECTIVES = List.of(Directive.values());
  private static final List<Conduct> CONDUCTS =
      List.of(Conduct.COMMUNICATE, Conduct.DISCLOSE, Conduct.HOLD, Conduct.ACCESS);

  private static final int LONGEST = 600;

  private final LinearModel<Directive> directives;
  private final LinearModel<Conduct> conducts;

  private PassageFinder(LinearModel<Directive> directives, LinearModel<Conduct> conducts) {
    this.directives = directives;
    this.conducts = conducts;
  }

  /// Returns the finder that is trained on what the product ships; it takes about a second to make.
  public static PassageFinder shipped() {
    return trained(LabelledPassage.shipped());
  }

  static PassageFinder trained(List<LabelledPassage> passages) {
    List<LinearModel.Example<Directive>> directives = new ArrayList<>();
    List<LinearModel.Example<Conduct>> conducts = new ArrayList<>();
    for (LabelledPassage passage : passages) {
      Set<String> clues = Clues.of(passage.text());
      directives.add(new LinearModel.Example<>(clues, passage.directive()));
      if (passage.conduct() != Conduct.NONE) {
        conducts.add(new LinearModel.Example<>(clues, passage.conduct()));
      }
    }
    return new PassageFinder(
        LinearModel.trained(DIRECTIVES, directives), LinearModel.trained(CONDUCTS, conducts));
  }

  /// Returns the passages that are more likely than not to be one, in the order of the text. What
  /// names neither an agency nor custody is none, nor is a sentence of more than 600 characters.
  public List<FoundPassage> in(String text) {
    List<FoundPassage> found = new ArrayList<>();
    for (Span sentence : Sentences.of(text)) {
      judged(sentence.of(text), sentence.start()).ifPresent(found::add);
    }
    return found;
  }

  private Optional<FoundPassage> judged(String passage, int start) {
    // The sums of the model grow with a passage, and it has learned from sentences of rules: of a
    // style sheet it would be very sure.
    if (passage.length() > LONGEST || !Clues.areOnTopic(passage)) {
      return Optional.empty();
    }
    Set<String> clues = Clues.of(passage);
    Directive directive = directives.kind(clues);
    if (directive == Directive.NONE) {
      return Optional.empty();
    }
    PassageFields fields = PassageFields.of(passage);
    return Optional.of(
        new FoundPassage(
            new Span(start, start + passage.length()),
            directive,
            conducts.kind(clues),
            directives.probabilities(clues)[DIRECTIVES.indexOf(directive)],
            fields.actor().map(span -> span.movedBy(start)),
            fields.addressee().map(span -> span.movedBy(start)),
            fields.exception().map(span -> span.movedBy(start)),
            fields.savings().map(span -> span.movedBy(start))));
  }

  /// Returns how likely a passage is to do this to that conduct, from 0 to 1.
  double likelihood(String passage, Directive directive, Conduct conduct) {
    Set<String> clues = Clues.of(passage);
    return directives.probabilities(clues)[DIRECTIVES.indexOf(directive)]
        * conducts.probabilities(clues)[CONDUCTS.indexOf(conduct)];
  }

  Directive directive(String passage) {
    return directives.kind(Clues.of(passage));
  }

  Conduct conduct(String passage) {
    return conducts.kind(Clues.of(passage));
  }
}
