package org.proviso.web.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Acted;
import org.proviso.store.By;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.data.WrittenText;
import org.proviso.web.site.Days;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/// What the pages of the desk have in common: their frame, who acts, and what came of it.
public final class DeskForms {

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  private final Site site;
  private final Clock clock;

  DeskForms(Site site, Clock clock) {
    this.site = site;
    this.clock = clock;
  }

  /// Returns a view in its frame.
  ///
  /// @param problems what was wrong with a form; empty if nothing was
  public String show(
      String view, String title, String address, List<String> problems, Model model) {
    model.addAttribute("frame", site.frame(title, "none", address));
    model.addAttribute("problems", problems);
    return view;
  }

  /// Returns a day that somebody may mean; null for what is none. Clocks count to years of four
  /// digits, and a day of the year 1 would be entered for good.
  static @Nullable LocalDate day(String given) {
    LocalDate day = Days.parse(given.strip());
    return day == null || day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? null : day;
  }

  /// Returns who acts now in a role.
  ///
  /// @throws ResponseStatusException with 403 if the person does not have it
  public By by(Person person, Role role) {
    if (!person.is(role)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return new By(person.actor(role), clock.instant());
  }

  /// Returns the words for why nothing was done; empty if it was.
  static List<String> problems(Acted acted) {
    return switch (acted) {
      case Acted.Done done -> List.of();
      case Acted.Refused(Acted.Reason reason) -> List.of(Words.say("desk.refused." + reason));
    };
  }

  /// Reads the fields of one form, and keeps what is wrong with each.
  public static final class Reader {

    private final List<String> problems = new ArrayList<>();

    /// Returns a text without space around it.
    ///
    /// @param most how many characters it may have
    public String text(String label, @Nullable String given, int most) {
      String text = textOrNothing(label, given, most);
      if (text.isEmpty()) {
        problems.add(Words.say("desk.needs", Words.say(label)));
      }
      return text;
    }

    /// Returns a text without space around it, which may be empty.
    ///
    /// @param most how many characters it may have
    public String textOrNothing(String label, @Nullable String given, int most) {
      String text = given == null ? "" : given.strip().replace("\r\n", "\n");
      if (text.length() > most) {
        problems.add(Words.say("desk.too-long", Words.say(label), Integer.toString(most)));
      }
      if (!WrittenText.isSuch(text)) {
        problems.add(Words.say("desk.no-text", Words.say(label)));
      }
      return text;
    }

    /// Returns a day; 1 January 1970 stands for one that is wrong.
    public LocalDate day(String label, @Nullable String given) {
      LocalDate day = given == null ? null : DeskForms.day(given);
      if (day == null) {
        problems.add(Words.say("desk.needs-day", Words.say(label), given == null ? "" : given));
        return LocalDate.EPOCH;
      }
      return day;
    }

    /// Keeps what was found wrong elsewhere.
    public void problems(List<String> found) {
      problems.addAll(found);
    }

    public void refuse(String problem) {
      problems.add(problem);
    }

    public List<String> problems() {
      return List.copyOf(problems);
    }
  }
}
