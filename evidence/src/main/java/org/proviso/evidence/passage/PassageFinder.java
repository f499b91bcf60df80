package org.proviso.evidence.passage;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the passages of a text that restrict, permit or require. Immutable, and safe for several
/// threads.
public final class PassageFinder {

  private static final List<Directive> DIRECTIVES = List.of(Directive.values());
  private static final List<Conduct> CONDUCTS =
      List.of(Conduct.COMMUNICATE, Conduct.DISCLOSE, Conduct.HOLD, Conduct.ACCESS);

  /// What is longer is a table or a style sheet that has no points.
  private static final int LONGEST = 1_500;

  /// What is less probable is not worth the time of who reads it.
  private static final double LEAST = 0.05;

  /// How probable the clauses of a sentence have to be for it to be taken apart.
  private static final double SURE = 0.6;

  /// At how many places a sentence is tried to be taken apart.
  private static final int TURNS = 6;

  private static final Pattern TURN =
      Pattern.compile(
          ";\\s+|,?\\s+but\\s+(?!for\\b)|,\\s+(?:and|while|whereas|however|though|although|nor|except that)\\s+",
          Pattern.CASE_INSENSITIVE);

  private final Classifier<Directive> directives;
  private final Classifier<Conduct> conducts;

  private PassageFinder(Classifier<Directive> directives, Classifier<Conduct> conducts) {
    this.directives = directives;
    this.conducts = conducts;
  }

  /// Returns the finder that is trained on what the product ships, as [Training] wrote it when the
  /// product was built.
  public static PassageFinder shipped() {
    try (InputStream bytes = PassageFinder.class.getResourceAsStream(Training.FILE)) {
      if (bytes == null) {
        throw new IllegalStateException(Training.FILE + ", which the build makes, is missing");
      }
      DataInputStream in = new DataInputStream(new BufferedInputStream(bytes));
      return new PassageFinder(Classifier.read(DIRECTIVES, in), Classifier.read(CONDUCTS, in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(DataOutputStream out) throws IOException {
    directives.write(out);
    conducts.write(out);
  }

  static PassageFinder trained(List<LabelledPassage> passages) {
    List<Classifier.Example<Directive>> directives = new ArrayList<>();
    List<Classifier.Example<Conduct>> conducts = new ArrayList<>();
    for (LabelledPassage passage : passages) {
      directives.add(
          new Classifier.Example<>(Clues.ofDirective(passage.text()), passage.directive()));
      if (passage.conduct() != Conduct.NONE) {
        conducts.add(new Classifier.Example<>(Clues.ofConduct(passage.text()), passage.conduct()));
      }
    }
    return new PassageFinder(
        Classifier.trained(DIRECTIVES, directives), Classifier.trained(CONDUCTS, conducts));
  }

  /// Returns the passages that are more likely one than none, in the order of the text. What names
  /// neither an agency nor custody is none, nor is a sentence of more than 1,500 characters. A
  /// sentence whose clauses do different things is as many passages; an item of a list is read
  /// together with the words before the list.
  public List<FoundPassage> in(String text) {
    return in(text, Optional.empty(), Optional.empty());
  }

  /// Returns the passages that may do what is asked for to what is asked for, in the order of the
  /// text, with how probable just that is. So that little is passed over, what is more probably
  /// something else is among them with its small certainty, down to one in twenty; and if anything
  /// is asked for, what names neither an agency nor custody is judged too where the sentence before
  /// it does, as in "Nothing. We leave those unanswered." Of what does none of the directives, or
  /// speaks of no conduct, there are none.
  public List<FoundPassage> in(
      String text, Optional<Directive> directive, Optional<Conduct> conduct) {
    List<FoundPassage> found = new ArrayList<>();
    if (directive.equals(Optional.of(Directive.NONE))
        || conduct.equals(Optional.of(Conduct.NONE))) {
      return found;
    }
    boolean asked = directive.isPresent() || conduct.isPresent();
    boolean goesOn = false;
    for (Sentences.Sentence sentence : Sentences.of(text)) {
      if (sentence.span().end() - sentence.span().start() > LONGEST) {
        goesOn = false;
        continue;
      }
      Reach whole = Reach.of(text, sentence);
      boolean onTopic = Clues.areOnTopic(whole.words());
      if (onTopic || goesOn) {
        for (Reach reach : parts(whole)) {
          judged(reach, directive, conduct).ifPresent(found::add);
        }
      }
      goesOn = asked && onTopic;
    }
    return found;
  }

  /// Returns the clauses of a sentence if they do different things for sure, else the sentence.
  private List<Reach> parts(Reach sentence) {
    Matcher turn = TURN.matcher(sentence.words());
    for (int tried = 0; tried < TURNS && turn.find(); tried++) {
      Optional<Reach> before = sentence.part(0, turn.start());
      Optional<Reach> after = sentence.part(turn.end(), sentence.words().length());
      if (before.isPresent() && after.isPresent() && differ(before.get(), after.get())) {
        List<Reach> parts = new ArrayList<>();
        parts.add(before.get());
        parts.addAll(parts(after.get()));
        return parts;
      }
    }
    return List.of(sentence);
  }

  private boolean differ(Reach one, Reach other) {
    double[] first = directives.probabilities(Clues.ofDirective(one.words()));
    double[] second = directives.probabilities(Clues.ofDirective(other.words()));
    int best = Classifier.best(first);
    int next = Classifier.best(second);
    return best != next
        && DIRECTIVES.get(best) != Directive.NONE
        && DIRECTIVES.get(next) != Directive.NONE
        && first[best] >= SURE
        && second[next] >= SURE
        && Clues.areOnTopic(one.words())
        && Clues.areOnTopic(other.words());
  }

  private Optional<FoundPassage> judged(
      Reach reach, Optional<Directive> asked, Optional<Conduct> about) {
    String passage = reach.words();
    double[] does = directives.probabilities(Clues.ofDirective(passage));
    double[] speaks = conducts.probabilities(Clues.ofConduct(passage));
    int directive = asked.map(DIRECTIVES::indexOf).orElseGet(() -> Classifier.best(does));
    if (asked.isEmpty() && about.isPresent()) {
      // Whichever it is, "none" apart: the directives are before it.
      directive = Classifier.best(Arrays.copyOf(does, does.length - 1));
    }
    int conduct = about.map(CONDUCTS::indexOf).orElseGet(() -> Classifier.best(speaks));
    if (DIRECTIVES.get(directive) == Directive.NONE) {
      return Optional.empty();
    }
    double certainty = does[directive] * (about.isPresent() ? speaks[conduct] : 1);
    if (certainty < LEAST) {
      return Optional.empty();
    }
    PassageFields fields = PassageFields.of(passage);
    return Optional.of(
        new FoundPassage(
            reach.span(),
            DIRECTIVES.get(directive),
            CONDUCTS.get(conduct),
            certainty,
            fields.actor().flatMap(reach::inText),
            fields.addressee().flatMap(reach::inText),
            fields.exception().flatMap(reach::inText),
            fields.savings().flatMap(reach::inText)));
  }

  /// Returns how likely a passage is to do this to that conduct, from 0 to 1.
  double likelihood(String passage, Directive directive, Conduct conduct) {
    return directives.probabilities(Clues.ofDirective(passage))[DIRECTIVES.indexOf(directive)]
        * conducts.probabilities(Clues.ofConduct(passage))[CONDUCTS.indexOf(conduct)];
  }

  Directive directive(String passage) {
    return directives.kind(Clues.ofDirective(passage));
  }

  Conduct conduct(String passage) {
    return conducts.kind(Clues.ofConduct(passage));
  }
}
