package org.proviso.store;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;

/// All that is on the record of a finding.
///
/// @param number within its matter, from 1; the latest supersedes the others
/// @param day on which it was made
/// @param standard how surely each element had to be shown, in the words of the pack then
/// @param said the conclusion as a whole
/// @param conclusions on each point, in the order in which they were asked
/// @param evidence in the order in which it was given
/// @param second what the second person said; null as long as nobody read it
/// @param disclosure when the recipient was shown it; null if it was not
/// @param answers of the recipient, in the order of the record
/// @param steps numbers of the steps of the matter that rest on it
/// @param by whose it is; empty for readers who are not told
/// @param event number of its event
public record FindingFile(
    int number,
    LocalDate day,
    String standard,
    String said,
    List<Conclusion> conclusions,
    List<Evidence> evidence,
    @Nullable Second second,
    @Nullable Disclosure disclosure,
    List<Answer> answers,
    List<Integer> steps,
    String by,
    long event) {

  /// Copies the lists.
  public FindingFile {
    conclusions = List.copyOf(conclusions);
    evidence = List.copyOf(evidence);
    answers = List.copyOf(answers);
    steps = List.copyOf(steps);
  }

  /// What is concluded on a point.
  ///
  /// @param said the reasons
  public record Conclusion(Finding.Point point, Shown shown, String said) {}

  /// Something that a finding rests on.
  ///
  /// @param element what it is evidence on
  /// @param kind what it is
  /// @param reference where it is, as its kind says
  /// @param page where in it, such as a page or a section; null if it has none
  /// @param passage words of it, as they stand there
  public record Evidence(
      String element, Kind kind, String reference, @Nullable String page, String passage) {

    /// What evidence is.
    public enum Kind {
      /// An entry of the party's docket, by its number.
      ENTRY,
      /// A file that the recipient handed in, by its SHA-256 in hexadecimal digits.
      FILE,
      /// A policy of the register, by its identifier.
      POLICY,
      /// A document that is kept elsewhere, by its SHA-256 in hexadecimal digits.
      DOCUMENT
    }
  }

  /// What the second person said.
  ///
  /// @param said of the finding as a whole
  /// @param opinions on each conclusion, in the order of these
  /// @param by who; empty for readers who are not told
  public record Second(LocalDate day, String said, List<Opinion> opinions, String by, long event) {
    /// Copies the list.
    public Second {
      opinions = List.copyOf(opinions);
    }
  }

  /// What the second person said of one conclusion.
  ///
  /// @param said why; null if it agrees without a word
  public record Opinion(boolean agrees, @Nullable String said) {}

  /// That the recipient was shown it.
  ///
  /// @param said to whom, by which letter
  public record Disclosure(LocalDate day, String said, long event) {}

  /// What the recipient answers.
  ///
  /// @param number within the finding, from 1
  /// @param said on the whole
  /// @param byElement by identifier of the element
  /// @param document what a clerk entered it from; null if the recipient's people entered it
  public record Answer(
      int number,
      LocalDate day,
      String said,
      Map<String, String> byElement,
      @Nullable String document,
      long event) {
    /// Copies the map.
    public Answer {
      byElement = Map.copyOf(byElement);
    }
  }

  /// A finding as somebody wants to make it.
  ///
  /// @param conclusions one or more, no two on the same point
  public record Draft(
      String standard, String said, List<Conclusion> conclusions, List<Evidence> evidence) {

    /// Copies the lists.
    public Draft {
      conclusions = List.copyOf(conclusions);
      evidence = List.copyOf(evidence);
    }

    /// Returns whether no two conclusions are on one point, and all evidence is on an element.
    boolean fits() {
      Set<Finding.Point> points = new HashSet<>();
      Set<String> elements = new HashSet<>();
      for (Conclusion each : conclusions) {
        elements.add(each.point().element());
        if (!points.add(each.point())) {
          return false;
        }
      }
      return !points.isEmpty()
          && elements.containsAll(
              evidence.stream().map(Evidence::element).collect(Collectors.toSet()));
    }
  }

  /// Returns whether the recipient's people may read it.
  public boolean isDisclosed() {
    return disclosure != null || !steps.isEmpty();
  }

  /// Returns it as the law takes it.
  Finding finding() {
    Finding.Second read = null;
    if (second != null) {
      Set<Finding.Point> dissents = new HashSet<>();
      for (int i = 0; i < conclusions.size() && i < second.opinions().size(); i++) {
        if (!second.opinions().get(i).agrees()) {
          dissents.add(conclusions.get(i).point());
        }
      }
      read = new Finding.Second(second.day(), dissents);
    }
    return new Finding(
        number,
        day,
        conclusions.stream().map(each -> new Finding.Judged(each.point(), each.shown())).toList(),
        read,
        Long.toString(event));
  }
}
