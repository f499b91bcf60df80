package org.proviso.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.web.site.BadQuestion;
import org.proviso.web.site.Words;

/// Why a request was not answered, as RFC 9457 (Problem Details for HTTP APIs) has it.
///
/// @param type what sort of problem it is: the status says it all
/// @param detail what is wrong, in a sentence
/// @param instance path of the request; null if it could not be read
/// @param issues everything that is wrong with the parameters
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    List<BadQuestion.Issue> issues) {

  static final String MEDIA_TYPE = "application/problem+json";

  /// @param key which of the failures of the message bundle it is
  static Problem of(int status, String key, String detail, @Nullable String instance) {
    return new Problem(
        "about:blank", Words.say("failure.title." + key), status, detail, instance, List.of());
  }

  Problem with(List<BadQuestion.Issue> all) {
    return new Problem(type, title, status, detail, instance, List.copyOf(all));
  }
}
