package org.proviso.web.matter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.web.site.Named;

/// A finding, as pages show it.
///
/// @param number within its matter
/// @param day on which it was made
/// @param standard how surely each element had to be shown
/// @param said the conclusion as a whole
/// @param comes what it comes to, as sentences: what decides first, then each reading
/// @param isStanding whether none superseded it
/// @param isRead whether a second person read it
/// @param elements in the order in which they are asked
/// @param second what the second person said of it as a whole; null if nobody read it
/// @param shown when the recipient was shown it, as a sentence; null if it was not
/// @param answers of the recipient as a whole
/// @param steps which rest on it, as sentences
public record FindingView(
    int number,
    String day,
    String standard,
    String said,
    List<String> comes,
    boolean isStanding,
    boolean isRead,
    List<ElementRow> elements,
    @Nullable Said second,
    @Nullable String shown,
    List<Said> answers,
    List<String> steps,
    long event) {

  /// Copies the lists.
  public FindingView {
    comes = List.copyOf(comes);
    elements = List.copyOf(elements);
    answers = List.copyOf(answers);
    steps = List.copyOf(steps);
  }

  /// An element with all that was said on it.
  ///
  /// @param citation who asks for it
  /// @param caveats what a reader must be told
  public record ElementRow(
      String id,
      String title,
      String question,
      String citation,
      List<String> caveats,
      List<EvidenceRow> evidence,
      List<PointRow> points,
      List<String> answers) {

    /// Copies the lists.
    public ElementRow {
      caveats = List.copyOf(caveats);
      evidence = List.copyOf(evidence);
      points = List.copyOf(points);
      answers = List.copyOf(answers);
    }
  }

  /// A conclusion.
  ///
  /// @param number within the finding, from 1
  /// @param reading the reading under which it is asked; null if it depends on none
  /// @param opinion whether the second person agrees, in words; null if nobody read it
  /// @param opinionSaid why; null if it agrees without a word
  public record PointRow(
      int number,
      @Nullable String reading,
      String shown,
      String said,
      @Nullable String opinion,
      boolean isDissent,
      @Nullable String opinionSaid) {}

  /// Evidence.
  ///
  /// @param what what it is
  /// @param where it can be read; its name alone if the site does not have it
  /// @param page where in it; null if it has none
  public record EvidenceRow(String what, Named where, @Nullable String page, String passage) {}

  /// Something that was said on the whole.
  ///
  /// @param from what it was entered from; null if whoever said it entered it
  public record Said(String day, String said, @Nullable String from, long event) {}
}
