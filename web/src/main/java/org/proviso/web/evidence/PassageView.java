package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.passage.FoundPassage;
import org.proviso.evidence.passage.Span;
import org.proviso.web.site.Words;

/// A passage that seems to restrict, permit or require something: the proposal of a model.
///
/// @param place where it is; null on the page of its document
/// @param what it seems to do, to which conduct, and how sure the model is
/// @param text its words
/// @param fields who is meant and the like, each with its words
/// @param clause address of the form for a policy clause of it
record PassageView(
    @Nullable Link place, String what, String text, List<Field> fields, String clause) {

  /// @param title such as who is meant
  record Field(String title, String words) {}

  static PassageView of(@Nullable Link place, FoundPassage passage, String text, String clause) {
    List<Field> fields = new ArrayList<>();
    field(fields, "actor", passage.actor(), text);
    field(fields, "addressee", passage.addressee(), text);
    field(fields, "exception", passage.exception(), text);
    field(fields, "savings", passage.savings(), text);
    return new PassageView(
        place,
        Words.say(
            "evidence.passage.what",
            Words.say("evidence.passage." + passage.directive().code()),
            Words.say("evidence.passage." + passage.conduct().code()),
            String.format(Locale.ROOT, "%.2f", passage.certainty())),
        flat(passage.span(), text),
        fields,
        clause);
  }

  private static void field(List<Field> fields, String name, Optional<Span> span, String text) {
    span.ifPresent(
        it -> fields.add(new Field(Words.say("evidence.passage." + name), flat(it, text))));
  }

  private static String flat(Span span, String text) {
    return String.join(" ", List.of(span.of(text).strip().split("\\s+", -1)));
  }
}
