package org.proviso.letter;

import java.util.List;

/// A piece of a template between tags, or what a tag stands for.
sealed interface Piece {

  /// Markdown as it is written.
  record Literal(String text) implements Piece {}

  /// A place for the text of a field: `{{name}}`.
  record Insertion(String name, Place place) implements Piece {}

  /// Pieces that are printed if a value is there, or repeated for each record: `{{#name}}` to
  /// `{{/name}}`; or printed if it is not: `{{^name}}`.
  record Section(String name, boolean inverted, List<Piece> pieces, Place place) implements Piece {}
}
