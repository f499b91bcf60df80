package org.proviso.pack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Turns the text of one file into nodes.
///
/// Events are looked at before nodes are made of them: anchors, aliases and deep nesting are found
/// without recursion and without expanding anything.
final class YamlFile {

  /// The key by which YAML 1.1 merges mappings.
  static final String MERGE = "<<";

  private final SourceFile file;
  private final Limits limits;
  private final Issues issues;

  YamlFile(SourceFile file, Limits limits, Issues issues) {
    this.file = file;
    this.limits = limits;
    this.issues = issues;
  }

  /// Returns the root of the file; null if it is empty or can not be read, which is then an issue.
  @Nullable Located root() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.path())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setAllowDuplicateKeys(true)
            .build();
    try {
      if (!scan(settings)) {
        issues.markIncomplete();
        return null;
      }
      Optional<Node> root = new Compose(settings).composeString(file.text());
      return root.map(node -> new Located(file, node)).map(this::withoutRepeatedKeys).orElse(null);
    } catch (MarkedYamlEngineException e) {
      // What is not closed is noticed at the end of the file, where nobody would look for it.
      boolean unclosed = e.getProblem().contains("end of stream") && e.getContextMark().isPresent();
      Place place = Located.placeOf(file, unclosed ? e.getContextMark() : e.getProblemMark());
      String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
      unreadable(place, oneLine(e.getProblem() + context));
    } catch (YamlEngineException e) {
      unreadable(new Place(file.path(), 1, 1), oneLine(String.valueOf(e.getMessage())));
    }
    return null;
  }

  private void unreadable(Place place, String message) {
    issues.markIncomplete();
    issues.error(file, place, Issue.Code.UNREADABLE_YAML, message);
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }

  /// Returns whether nodes can safely be made of the file.
  private boolean scan(LoadSettings settings) {
    boolean fit = true;
    int depth = 0;
    for (Event event : new Parse(settings).parseString(file.text())) {
      Place place = Located.placeOf(file, event.getStartMark());
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > limits.depth()) {
        String message = "nested deeper than " + limits.depth() + " levels";
        issues.error(file, place, Issue.Code.TOO_DEEP, message);
        return false;
      }
      if (event instanceof AliasEvent alias) {
        alias(place, "the alias *" + alias.getAlias().getValue());
        fit = false;
      } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
        alias(place, "the anchor &" + node.getAnchor().get().getValue());
        fit = false;
      }
    }
    return fit;
  }

  private void alias(Place place, String what) {
    issues.error(file, place, Issue.Code.ALIAS, what + " is not allowed; write the value out");
  }

  private Located withoutRepeatedKeys(Located root) {
    Deque<Located> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Located at = open.pop();
      Set<String> seen = new HashSet<>();
      for (Located.Entry entry : at.entries()) {
        if (entry.key().scalar().isEmpty()) {
          String message = "a key must be a word, not " + entry.key().kind();
          issues.error(entry.key(), Issue.Code.WRONG_TYPE, message);
        } else if (entry.name().equals(MERGE)) {
          alias(entry.key().place(), "the merge key <<");
        } else if (!seen.add(entry.name())) {
          String message = "the key '" + entry.name() + "' stands here twice";
          issues.error(entry.key(), Issue.Code.DUPLICATE_KEY, message);
        }
        open.push(entry.value());
      }
      at.elements().forEach(open::push);
    }
    return root;
  }
}
