package org.proviso.evidence.thread;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.proviso.evidence.thread.MailThread.Place;

/// The mails of a conversation that have to be read: what the others say stands, word by word, in a
/// later one, and what they carry is attached there too.
///
/// A mail is left out only if one answer below it holds all its words in their order without others
/// between, and all its attachments. Marks of quotation, line breaks and case make no difference; a
/// word that was changed does.
public final class InclusiveMails {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final int LARGEST = 2_000;

  private final Map<String, MailContent> contents;
  private final Set<String> inclusive = new LinkedHashSet<>();

  private InclusiveMails(Map<String, MailContent> contents) {
    this.contents = contents;
  }

  /// Returns the mails that have to be read, each before what answers it.
  ///
  /// @param contents by mail; a mail that is not among them has to be read, and so has every mail
  ///   of a conversation of more than 2,000: each would be compared with all that answer it
  public static Set<String> of(MailThread thread, Map<String, MailContent> contents) {
    Set<String> ordered = new LinkedHashSet<>(thread.mails());
    if (ordered.size() > LARGEST) {
      return ordered;
    }
    InclusiveMails mails = new InclusiveMails(contents);
    mails.look(thread.first());
    ordered.retainAll(mails.inclusive);
    return ordered;
  }

  /// A mail as its words.
  private record Read(List<String> words, Set<String> attachments) {

    boolean holds(Read other) {
      return attachments.containsAll(other.attachments) && contains(words, other.words);
    }
  }

  /// Looks at a place and all below it, and returns what stands below and at it.
  private List<Read> look(Place place) {
    List<Read> below = new ArrayList<>();
    for (Place answer : place.answers()) {
      below.addAll(look(answer));
    }
    List<Read> here = new ArrayList<>();
    for (String mail : place.mails()) {
      MailContent content = contents.get(mail);
      if (content == null) {
        inclusive.add(mail);
        continue;
      }
      Read read = new Read(words(content.text()), content.attachments());
      if (below.stream().noneMatch(later -> later.holds(read))) {
        inclusive.add(mail);
      }
      here.add(read);
    }
    below.addAll(here);
    return below;
  }

  private static List<String> words(String text) {
    return NO_WORD
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// Tells whether one run of words stands in another (Knuth, Morris and Pratt 1977).
  private static boolean contains(List<String> text, List<String> sought) {
    int[] borders = new int[sought.size() + 1];
    borders[0] = -1;
    for (int at = 0, border = -1; at < sought.size(); ) {
      while (border >= 0 && !sought.get(at).equals(sought.get(border))) {
        border = borders[border];
      }
      borders[++at] = ++border;
    }
    int found = 0;
    for (int at = 0; at < text.size() && found < sought.size(); at++) {
      while (found >= 0 && !text.get(at).equals(sought.get(found))) {
        found = borders[found];
      }
      found++;
    }
    return found == sought.size();
  }
}
