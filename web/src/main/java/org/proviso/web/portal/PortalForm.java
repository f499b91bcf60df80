package org.proviso.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.PrivilegeLine;
import org.proviso.docket.answer.Reply;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;

/// The form of one item, as it was sent: each field as it was typed, so that nothing is lost where
/// something is wrong.
///
/// @param kind word of the kind of reply; empty if none was chosen
/// @param uploads identifiers of the files that go with it
/// @param log lines of a privilege log, as typed
record PortalForm(String kind, String said, String until, List<String> uploads, List<Typed> log) {

  private static final List<String> PARTS =
      List.of("document", "dated", "author", "addressees", "documentKind", "basis", "pages");

  /// A line of the log as it was typed.
  record Typed(
      String document,
      String dated,
      String author,
      String addressees,
      String documentKind,
      String basis,
      String pages) {

    static final Typed EMPTY = new Typed("", "", "", "", "", "", "");

    boolean isEmpty() {
      return equals(EMPTY);
    }
  }

  /// What a form comes to.
  sealed interface Outcome {

    /// It makes a reply.
    record Read(Reply reply) implements Outcome {}

    /// It does not.
    record Wrong(List<String> problems) implements Outcome {

      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }

  PortalForm {
    uploads = List.copyOf(uploads);
    log = List.copyOf(log);
  }

  /// Returns the form for a reply that was saved.
  static PortalForm of(Reply reply) {
    List<Typed> log = new ArrayList<>();
    if (reply instanceof Reply.Privileged privileged) {
      for (PrivilegeLine line : privileged.log()) {
        log.add(
            new Typed(
                line.document(),
                line.dated(),
                line.author(),
                line.recipients(),
                line.kind(),
                line.basis(),
                line.pages()));
      }
    }
    String until = reply instanceof Reply.NeedTime time ? time.until().toString() : "";
    return new PortalForm(reply.kind(), reply.said(), until, reply.uploads(), log);
  }

  /// Returns the form that a request has.
  static PortalForm of(HttpServletRequest request) {
    List<Typed> log = new ArrayList<>();
    List<String[]> columns = PARTS.stream().map(part -> values(request, part)).toList();
    for (int row = 0; row < columns.getFirst().length; row++) {
      Typed typed =
          new Typed(
              at(columns, 0, row),
              at(columns, 1, row),
              at(columns, 2, row),
              at(columns, 3, row),
              at(columns, 4, row),
              at(columns, 5, row),
              at(columns, 6, row));
      if (!typed.isEmpty()) {
        log.add(typed);
      }
    }
    return new PortalForm(
        text(request.getParameter("kind")),
        text(request.getParameter("said")),
        text(request.getParameter("until")),
        List.of(values(request, "file")),
        log);
  }

  private static String[] values(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameterValues(name), new String[0]);
  }

  private static String at(List<String[]> columns, int column, int row) {
    String[] values = columns.get(column);
    return row < values.length ? text(values[row]) : "";
  }

  /// Returns a text without space around it, its lines ended by line feeds; empty for none. What a
  /// table can not hold is left out.
  static String text(@Nullable String given) {
    return given == null ? "" : given.replace("\0", "").strip().replace("\r\n", "\n");
  }

  /// Returns a whole number; 0 for what is none.
  static int number(String given) {
    try {
      return Integer.parseInt(given.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// Returns the lines of the log, and three more to fill in.
  public List<Typed> rows() {
    List<Typed> rows = new ArrayList<>(log);
    for (int more = 0; more < 3; more++) {
      rows.add(Typed.EMPTY);
    }
    return rows;
  }

  /// Reads the form.
  Outcome read() {
    List<String> problems = new ArrayList<>();
    if (said.length() > Reply.LONGEST) {
      problems.add(Words.say("portal.too-long", Integer.toString(Reply.LONGEST)));
    }
    List<PrivilegeLine> lines = kind.equals("privileged") ? lines(problems) : List.of();
    LocalDate day = Days.parse(until);
    switch (kind) {
      case "none-exist" -> needs(problems, said.isEmpty(), "portal.needs.searched");
      case "object" -> needs(problems, said.isEmpty(), "portal.needs.ground");
      case "need-time" -> {
        needs(problems, said.isEmpty(), "portal.needs.reason");
        needs(problems, day == null, "portal.needs.until");
      }
      case "produce", "privileged" -> {}
      default -> problems.add(Words.say("portal.needs.kind"));
    }
    if (!problems.isEmpty()) {
      return new Outcome.Wrong(problems);
    }
    List<String> files = uploads.stream().distinct().toList();
    return new Outcome.Read(
        switch (kind) {
          case "none-exist" -> new Reply.NoneExist(said);
          case "object" -> new Reply.Objecting(said, files);
          case "privileged" -> new Reply.Privileged(said, files, lines);
          case "need-time" -> new Reply.NeedTime(said, files, Objects.requireNonNull(day));
          default -> new Reply.Produce(said, files);
        });
  }

  private static void needs(List<String> problems, boolean isMissing, String key) {
    if (isMissing) {
      problems.add(Words.say(key));
    }
  }

  private List<PrivilegeLine> lines(List<String> problems) {
    List<PrivilegeLine> lines = new ArrayList<>();
    for (int row = 0; row < log.size(); row++) {
      Typed typed = log.get(row);
      try {
        lines.add(
            new PrivilegeLine(
                typed.document(),
                typed.dated(),
                typed.author(),
                typed.addressees(),
                typed.documentKind(),
                typed.basis(),
                typed.pages()));
      } catch (IllegalArgumentException e) {
        problems.add(Words.say("portal.needs.line", Integer.toString(row + 1)));
      }
    }
    return lines;
  }
}
