package org.proviso.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.pack.Pack;
import org.proviso.pack.explain.Explainer;
import org.proviso.pack.explain.Explanation;

/// What `proviso ask` prints.
///
/// @param pack the pack asked, with what was supposed
/// @param answer the answer
/// @param explanation its reasons in words
/// @param viewpoint the viewpoint as it was given
/// @param seenFrom the day that the viewpoint stands for; null in the contemporaneous reading
/// @param reading the reading in words
/// @param before what held without what was supposed; null if nothing was
/// @param warnings what a reader must know of the question
record AskReport(
    Pack pack,
    Answer answer,
    Explanation explanation,
    String viewpoint,
    @Nullable LocalDate seenFrom,
    String reading,
    @Nullable Before before,
    List<String> warnings) {

  /// The answer without what was supposed.
  ///
  /// @param file where the supposition stands
  record Before(Path file, Answer answer) {}

  static AskReport of(
      Pack pack,
      History history,
      LocalDate on,
      ReadingOptions reading,
      LocalDate today,
      @Nullable Before before,
      List<String> warnings) {
    return new AskReport(
        pack,
        history.on(on),
        new Explainer(pack).explain(history, on),
        reading.word(),
        reading.seenFrom(today),
        reading.inWords(today),
        before,
        warnings);
  }

  /// Returns an open question as a noun phrase.
  String inWords(OpenQuestion question) {
    Subject subject = answer.subject();
    return new Explainer(pack).question(subject, question);
  }
}
