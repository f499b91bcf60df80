package org.proviso.web.answer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Named;
import org.proviso.web.site.Provenances;

/// What the page of an answer shows.
///
/// @param summary the answer in a sentence
/// @param because the sentences that it follows from
/// @param lanes the lanes, by the key of their name, in words
/// @param byReading what follows under each reading of the provision; empty if there is none
/// @param caveats what is to be kept in mind
/// @param turns every stretch of days with one answer
/// @param command the command that gives the same answer
record AnswerView(
    Named condition,
    Named recipient,
    String year,
    AnswerLook look,
    String meaning,
    String summary,
    List<Because> because,
    Map<String, String> lanes,
    Map<String, String> byReading,
    List<String> caveats,
    Picture chart,
    List<Stretch> turns,
    String command) {

  /// A sentence.
  ///
  /// @param mark how far it was checked, in words; null if against the primary text
  record Because(
      String text, List<Provenances.Found> citations, @Nullable String mark, List<Named> acts) {}

  record Stretch(String from, String until, AnswerLook look, String href, List<Named> acts) {}
}
