package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.proviso.law.act.Default;
import org.proviso.law.act.Scope;

/// Reads scopes, noting the defaults that fill in what they leave unsaid. One per clause.
final class ScopeReader {

  /// Whether sub-recipients are reached, in the words of a pack.
  static final Map<String, Scope.SubRecipients> SUB_RECIPIENTS =
      Map.of(
          "included", Scope.SubRecipients.INCLUDED,
          "excluded", Scope.SubRecipients.EXCLUDED,
          "disputed", Scope.SubRecipients.DISPUTED);

  private final PackReading pack;
  private final Values values;
  private final Set<String> circuits;
  private final BiConsumer<String, Located> names;
  private final EnumSet<Default> defaults = EnumSet.noneOf(Default.class);

  /// @param circuits the circuits of the register's parties
  /// @param names learns where each party, group, circuit and award is named
  ScopeReader(PackReading pack, Set<String> circuits, BiConsumer<String, Located> names) {
    this.pack = pack;
    this.circuits = circuits;
    this.names = names;
    values = pack.values();
  }

  EnumSet<Default> defaults() {
    return defaults;
  }

  /// Reads a scope; everyone if it is faulty.
  Scope read(Located at) {
    if (at.scalar().orElse("").equals("everyone")) {
      return Scope.EVERYONE;
    }
    if (!at.isMapping()) {
      List<String> words = new ArrayList<>(List.of("everyone"));
      Shape.SCOPES.forEach(shape -> words.add(shape.name()));
      values.unknownWord(at, words);
      return Scope.EVERYONE;
    }
    for (Shape shape : Shape.SCOPES) {
      if (at.find(shape.name()) != null) {
        return read(shape, Fields.of(at, shape, values));
      }
    }
    List<String> kinds = Shape.SCOPES.stream().map(Shape::name).toList();
    if (at.entries().isEmpty()) {
      values.wrongType(at, "a scope");
    } else {
      Fields.unknownKey(at.entries().getFirst().key(), kinds, "scope", values.issues());
    }
    return Scope.EVERYONE;
  }

  private Scope read(Shape shape, Fields fields) {
    return switch (shape.name()) {
      case "named" -> new Scope.Named(parties(fields, shape.name()), subRecipients(fields));
      case "state-and-subdivisions" ->
          new Scope.Within(parties(fields, shape.name()), subRecipients(fields));
      case "group-members" -> members(fields);
      case "circuit" -> new Scope.Circuit(circuit(fields.place("circuit")));
      case "awards" -> new Scope.Awards(references(fields, "awards", Section.AWARDS));
      case "everyone-except" -> new Scope.Except(read(fields.place("everyone-except")));
      case "both" -> new Scope.Both(scopes(fields, "both"));
      case "either" -> new Scope.Either(scopes(fields, "either"));
      default -> throw new IllegalArgumentException("no scope " + shape.name());
    };
  }

  private Set<String> parties(Fields fields, String key) {
    return references(fields, key, Section.PARTIES);
  }

  private Set<String> references(Fields fields, String key, Section section) {
    TreeSet<String> ids = new TreeSet<>();
    for (Located at : fields.elements(key)) {
      String id = pack.reference(at, section);
      names.accept(id, at);
      ids.add(id);
    }
    if (ids.isEmpty() && fields.place(key).isSequence()) {
      values.wrongType(fields.place(key), "at least one name");
    }
    return ids;
  }

  private Scope members(Fields fields) {
    Located at = fields.place("group-members");
    String group = pack.reference(at, Section.GROUPS);
    names.accept(group, at);
    LocalDate asOf = fields.day("as-of");
    if (!fields.has("as-of")) {
      defaults.add(Default.MEMBERSHIP_ON_EACH_DAY);
    }
    return new Scope.Members(group, asOf, subRecipients(fields));
  }

  private Scope.SubRecipients subRecipients(Fields fields) {
    Located at = fields.find("sub-recipients");
    if (at == null) {
      defaults.add(Default.SUB_RECIPIENTS_DISPUTED);
      return Scope.SubRecipients.DISPUTED;
    }
    Scope.SubRecipients stated = SUB_RECIPIENTS.get(at.scalar().orElse(""));
    if (stated == null) {
      values.unknownWord(at, new TreeSet<>(SUB_RECIPIENTS.keySet()));
      return Scope.SubRecipients.DISPUTED;
    }
    return stated;
  }

  private String circuit(Located at) {
    String circuit = values.text(at);
    names.accept(circuit, at);
    if (!circuit.isEmpty() && !circuits.contains(circuit)) {
      pack.dangling(at, "'" + circuit + "' is not the circuit of any party", circuits, circuit);
    }
    return circuit;
  }

  private List<Scope> scopes(Fields fields, String key) {
    return fields.elements(key).stream().map(this::read).toList();
  }
}
