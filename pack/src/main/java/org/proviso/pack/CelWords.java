package org.proviso.pack;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.proviso.law.act.Guard;

/// Walks a checked expression: collects the facts that it looks at, and finds words that types do
/// not catch, such as a group, a term of a policy or a status that does not exist, or a policy by
/// its number.
///
/// Only words in plain sight are found: a literal beside `in`, `==` or `!=`, or as an index.
final class CelWords {

  private static final List<String> STATUSES = List.of("none", "offered", "accepted");

  private final CelAbstractSyntaxTree ast;
  private final GuardSchema schema;
  private final List<CelGuards.Problem> problems = new ArrayList<>();
  private final EnumSet<Guard.Input> reads = EnumSet.noneOf(Guard.Input.class);

  CelWords(CelAbstractSyntaxTree ast, GuardSchema schema) {
    this.ast = ast;
    this.schema = schema;
  }

  void visit() {
    visit(ast.getExpr());
  }

  List<CelGuards.Problem> problems() {
    return List.copyOf(problems);
  }

  Set<Guard.Input> reads() {
    return Set.copyOf(reads);
  }

  private void visit(CelExpr expr) {
    switch (expr.exprKind().getKind()) {
      case IDENT -> visitName(expr.ident().name());
      case SELECT -> visitSelect(expr);
      case CALL -> visitCall(expr.call());
      case LIST -> expr.list().elements().forEach(this::visit);
      case STRUCT -> expr.struct().entries().forEach(entry -> visit(entry.value()));
      case MAP -> expr.map().entries().forEach(this::visitEntry);
      case COMPREHENSION -> visitComprehension(expr.comprehension());
      case CONSTANT, NOT_SET -> {}
    }
  }

  private void visitName(String name) {
    switch (name) {
      case "party" ->
          reads.addAll(
              EnumSet.of(
                  Guard.Input.PARTY, Guard.Input.KIND, Guard.Input.STATE, Guard.Input.CIRCUIT));
      case "award" ->
          reads.addAll(EnumSet.of(Guard.Input.STATUS, Guard.Input.AWARD, Guard.Input.ACCEPTANCE));
      case "member" -> reads.add(Guard.Input.MEMBERS);
      case "policies" -> reads.add(Guard.Input.POLICIES);
      default -> {}
    }
  }

  private void visitSelect(CelExpr expr) {
    CelExpr operand = expr.select().operand();
    String field = expr.select().field();
    if (isName(operand, "award")) {
      reads.add(
          switch (field) {
            case "status" -> Guard.Input.STATUS;
            case "accepted" -> Guard.Input.ACCEPTANCE;
            default -> Guard.Input.AWARD;
          });
      return;
    }
    if (isName(operand, "party")) {
      reads.add(
          switch (field) {
            case "kind" -> Guard.Input.KIND;
            case "state" -> Guard.Input.STATE;
            case "circuit" -> Guard.Input.CIRCUIT;
            default -> Guard.Input.PARTY;
          });
      return;
    }
    if (isName(operand, "member")) {
      check(expr.id(), field, schema.groups(), "a group");
    }
    visit(operand);
  }

  private void visitEntry(CelExpr.CelMap.Entry entry) {
    visit(entry.key());
    visit(entry.value());
  }

  private void visitComprehension(CelExpr.CelComprehension loop) {
    visit(loop.iterRange());
    visit(loop.accuInit());
    visit(loop.loopCondition());
    visit(loop.loopStep());
    visit(loop.result());
  }

  private void visitCall(CelExpr.CelCall call) {
    call.target().ifPresent(this::visit);
    call.args().forEach(this::visit);
    if (call.args().size() == 2) {
      CelExpr left = call.args().get(0);
      CelExpr right = call.args().get(1);
      switch (call.function()) {
        case "@in" -> checkIn(left, right);
        case "_[_]" -> {
          checkIndex(left, right);
          checkOrder(left);
        }
        case "_==_", "_!=_" -> {
          checkStatus(left, right);
          checkStatus(right, left);
        }
        default -> {}
      }
    }
  }

  private void checkIn(CelExpr word, CelExpr list) {
    if (isName(list, "member")) {
      literal(word).ifPresent(text -> check(word.id(), text, schema.groups(), "a group"));
    } else if (list.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      schema
          .vocabulary()
          .forEach(
              (feature, terms) -> {
                if (GuardSchema.celName(feature).equals(list.select().field())) {
                  literal(word)
                      .ifPresent(text -> check(word.id(), text, terms, "a term of " + feature));
                }
              });
    } else if (list.getKind() == CelExpr.ExprKind.Kind.LIST) {
      list.list().elements().forEach(element -> checkStatus(word, element));
    }
  }

  private void checkIndex(CelExpr map, CelExpr key) {
    if (isName(map, "member")) {
      literal(key).ifPresent(text -> check(key.id(), text, schema.groups(), "a group"));
    }
  }

  /// One more policy, of which nobody knew, may stand before any other.
  private void checkOrder(CelExpr list) {
    if (isName(list, "policies")) {
      Integer offset = ast.getSource().getPositionsMap().get(list.id());
      problems.add(
          new CelGuards.Problem(
              offset == null ? 0 : offset,
              "policies have no order: ask with exists or all instead of by number"));
    }
  }

  private void checkStatus(CelExpr select, CelExpr word) {
    if (select.getKind() == CelExpr.ExprKind.Kind.SELECT
        && select.select().field().equals("status")
        && isName(select.select().operand(), "award")) {
      literal(word).ifPresent(text -> check(word.id(), text, STATUSES, "a status"));
    }
  }

  private void check(long id, String word, Collection<String> known, String what) {
    if (!known.contains(word)) {
      Integer offset = ast.getSource().getPositionsMap().get(id);
      String message = "'" + word + "' is not " + what + Suggestion.among(known, word);
      problems.add(new CelGuards.Problem(offset == null ? 0 : offset, message));
    }
  }

  private static boolean isName(CelExpr expr, String name) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT && expr.ident().name().equals(name);
  }

  private static Optional<String> literal(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expr.constant().stringValue())
        : Optional.empty();
  }
}
