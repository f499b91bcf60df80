package org.proviso.web.api;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.web.site.Links;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Words;

/// A part of a list in order of identifier.
///
/// @param next address of the part after this one; null if this is the last
record Listed<T>(String pack, List<T> items, @Nullable String next) {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  /// How much of a list is asked for. By identifier and not by number: nobody who pages misses or
  /// repeats an entry because another one was added meanwhile.
  ///
  /// @param after only entries whose identifiers come after this one
  record Asked(String after, int limit) {

    /// Reads the parameters `after` and `limit`, and notes what is wrong with them.
    static Asked of(Parameters parameters) {
      String after = parameters.text("after");
      String text = parameters.text("limit");
      int limit = text.isEmpty() ? USUAL : number(text);
      if (limit < 1 || limit > MOST) {
        parameters.refuse("limit", text, Words.say("expected.limit", MOST));
      }
      return new Asked(after, limit);
    }

    private static int number(String text) {
      return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
  }

  /// Returns the part that is asked for.
  ///
  /// @param path address of the list
  static <S, T> Listed<T> of(
      String pack,
      String path,
      Asked asked,
      Stream<S> all,
      Function<S, String> id,
      Function<S, T> item) {
    List<S> found =
        all.filter(each -> id.apply(each).compareTo(asked.after()) > 0)
            .sorted(Comparator.comparing(id))
            .limit(asked.limit() + 1L)
            .toList();
    boolean isLast = found.size() <= asked.limit();
    List<S> shown = isLast ? found : found.subList(0, asked.limit());
    String next =
        isLast
            ? null
            : path + "?after=" + Links.query(id.apply(shown.getLast())) + "&limit=" + asked.limit();
    return new Listed<>(pack, shown.stream().map(item).toList(), next);
  }
}
