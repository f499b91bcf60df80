package org.proviso.letter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.letter.LetterIssue.Code;

/// Holds the tags of a template against the fields that its head declares.
final class TagCheck {

  private final Map<String, Field> fields;
  private final Issues issues;
  private final Set<String> used = new HashSet<>();

  TagCheck(Map<String, Field> fields, Issues issues) {
    this.fields = fields;
    this.issues = issues;
  }

  void check(List<Piece> pieces) {
    check(pieces, fields, Set.of());
  }

  /// Reports the fields that no tag has used.
  void reportUnused() {
    for (Field field : fields.values()) {
      reportUnused(field, "");
      if (field instanceof Field.Rows rows) {
        rows.parts().forEach(it -> reportUnused(it, rows.name() + "."));
      }
    }
  }

  private void reportUnused(Field field, String prefix) {
    if (!used.contains(prefix + field.name())) {
      issues.add(
          field.place(), Code.UNUSED_FIELD, "field " + prefix + field.name() + " is not used");
    }
  }

  private void check(List<Piece> pieces, Map<String, Field> scope, Set<String> present) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal _ -> {}
        case Piece.Insertion insertion -> checkInsertion(insertion, scope, present);
        case Piece.Section section -> checkSection(section, scope, present);
      }
    }
  }

  private void checkInsertion(
      Piece.Insertion insertion, Map<String, Field> scope, Set<String> present) {
    String name = insertion.name();
    if (Head.GIVEN.contains(name)) {
      return;
    }
    @Nullable Field field = scope.get(name);
    switch (field) {
      case null -> reportUnknown(name, insertion.place());
      case Field.Words words -> {
        used.add(path(words));
        if (words.optional() && !present.contains(name)) {
          issues.add(
              insertion.place(),
              Code.UNGUARDED_OPTIONAL,
              name + " may be absent: expected within {{#" + name + "}} and {{/" + name + "}}");
        }
      }
      case Field.Switch _, Field.Rows _ ->
          issues.add(insertion.place(), Code.NOT_TEXT, name + " has no text of its own");
    }
  }

  private void checkSection(Piece.Section section, Map<String, Field> scope, Set<String> present) {
    String name = section.name();
    @Nullable Field field = scope.get(name);
    Map<String, Field> inner = scope;
    Set<String> innerPresent = present;
    switch (field) {
      case null -> {
        if (Head.GIVEN.contains(name)) {
          reportAlwaysThere(section);
        } else {
          reportUnknown(name, section.place());
        }
      }
      case Field.Words words -> {
        if (!words.optional()) {
          reportAlwaysThere(section);
        }
        if (!section.inverted()) {
          innerPresent = new HashSet<>(present);
          innerPresent.add(name);
        }
      }
      case Field.Switch flag -> used.add(path(flag));
      case Field.Rows rows -> {
        used.add(name);
        if (!section.inverted()) {
          inner = new HashMap<>(scope);
          for (Field.Words part : rows.parts()) {
            inner.put(part.name(), part);
          }
        }
      }
    }
    check(section.pieces(), inner, innerPresent);
  }

  /// Returns the name of a field, behind that of the rows it belongs to.
  private String path(Field field) {
    if (field.equals(fields.get(field.name()))) {
      return field.name();
    }
    return fields.values().stream()
        .filter(
            it ->
                it instanceof Field.Rows rows
                    && field instanceof Field.Words words
                    && rows.parts().contains(words))
        .map(it -> it.name() + "." + field.name())
        .findFirst()
        .orElse(field.name());
  }

  private void reportUnknown(String name, Place place) {
    issues.add(place, Code.UNKNOWN_FIELD, "the head declares no field " + name + " for this place");
  }

  private void reportAlwaysThere(Piece.Section section) {
    issues.add(
        section.place(),
        Code.NOT_A_SECTION,
        section.name() + " is always there: expected a flag, a list or an optional text");
  }
}
