package org.proviso.pack;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Circumstances;

/// Checks and evaluates guards with CEL. Thread-safe.
///
/// Expressions are bounded in length, nesting, number of nodes and steps of iteration; regular
/// expressions run in linear time.
final class CelGuards {

  /// Something wrong with an expression.
  ///
  /// @param offset where, in code points from the start of the expression
  record Problem(int offset, String message) {}

  /// What came of checking an expression.
  ///
  /// @param problems what is wrong with it; none if it can be evaluated
  /// @param reads the facts that it looks at
  record Checked(List<Problem> problems, Set<Guard.Input> reads) {}

  /// What came of evaluating an expression.
  ///
  /// @param truth unknown also where the evaluation failed
  /// @param failure why it failed; empty if it did not
  record Evaluation(Truth truth, String failure) {}

  private static final Pattern FIELD = Pattern.compile("undefined field '([^']*)'");
  private static final Pattern NAME =
      Pattern.compile("(undeclared reference to '([^']*)') \\(in container ''\\)");

  /// CEL's own place of a failure, which counts from the start of the expression.
  private static final Pattern WHERE = Pattern.compile("^evaluation error at <input>:\\d+: ");

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableUnknownTracking(true)
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(32)
          .maxParseExpressionNodeCount(2_000)
          .comprehensionMaxIterations(10_000)
          .build();

  private final GuardSchema schema;
  private final Set<String> fieldNames;
  private final CelCompiler compiler;
  private final CelRuntime runtime;
  private final CelFacts facts;
  private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

  CelGuards(GuardSchema schema) {
    this.schema = schema;
    facts = new CelFacts(schema);
    Map<String, CelType> policy = new TreeMap<>(text("id", "holder"));
    schema
        .vocabulary()
        .keySet()
        .forEach(name -> policy.put(GuardSchema.celName(name), ListType.create(SimpleType.STRING)));
    Map<String, CelType> award = new TreeMap<>(text("status", "programme", "year"));
    award.put("accepted", SimpleType.STRING);
    award.put("is_sub_award", SimpleType.BOOL);
    Map<String, CelType> party = text("id", "kind", "state", "circuit");
    fieldNames = new TreeSet<>(policy.keySet());
    fieldNames.addAll(award.keySet());
    fieldNames.addAll(party.keySet());
    StructType partyType = struct("proviso.Party", party);
    StructType awardType = struct("proviso.Award", award);
    StructType policyType = struct("proviso.Policy", policy);
    compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new Types(ImmutableList.of(partyType, awardType, policyType)))
            .addVar("party", partyType)
            .addVar("award", awardType)
            .addVar("member", MapType.create(SimpleType.STRING, SimpleType.BOOL))
            .addVar("policies", ListType.create(policyType))
            .setResultType(SimpleType.BOOL)
            .build();
    runtime = CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();
  }

  private static Map<String, CelType> text(String... names) {
    Map<String, CelType> fields = new TreeMap<>();
    for (String name : names) {
      fields.put(name, SimpleType.STRING);
    }
    return fields;
  }

  private static StructType struct(String name, Map<String, CelType> fields) {
    ImmutableMap<String, CelType> types = ImmutableMap.copyOf(fields);
    return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
  }

  /// The struct types of a pack.
  private record Types(ImmutableList<CelType> types) implements CelTypeProvider {
    @Override
    public Optional<CelType> findType(String name) {
      return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }

  /// Checks syntax and types, and the words that the pack has terms for.
  Checked check(String text) {
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      List<Problem> problems =
          result.getErrors().stream().map(issue -> problem(text, issue)).toList();
      return new Checked(problems, Set.of());
    }
    try {
      CelAbstractSyntaxTree ast = result.getAst();
      CelWords words = new CelWords(ast, schema);
      words.visit();
      programs.put(text, runtime.createProgram(ast));
      return new Checked(words.problems(), words.reads());
    } catch (CelValidationException | CelEvaluationException e) {
      return new Checked(List.of(new Problem(0, String.valueOf(e.getMessage()))), Set.of());
    }
  }

  private Problem problem(String text, CelIssue issue) {
    int line = Math.max(issue.getSourceLocation().getLine(), 1);
    int column = Math.max(issue.getSourceLocation().getColumn(), 0);
    int offset = 0;
    for (int at = 1; at < line; at++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    int start = text.codePointCount(0, Math.min(offset, text.length()));
    return new Problem(start + column, withHint(issue.getMessage()));
  }

  private String withHint(String message) {
    Matcher field = FIELD.matcher(message);
    if (field.find()) {
      return message + Suggestion.among(fieldNames, field.group(1));
    }
    Matcher name = NAME.matcher(message);
    return name.matches()
        ? name.group(1)
            + Suggestion.among(List.of("party", "award", "member", "policies"), name.group(2))
        : message;
  }

  /// Evaluates an expression that [#check] found nothing wrong with.
  Evaluation evaluate(String text, Circumstances circumstances) {
    try {
      CelRuntime.Program program = programs.get(text);
      if (program == null) {
        program = runtime.createProgram(compiler.compile(text).getAst());
        programs.put(text, program);
      }
      Truth truth = truth(program.eval(facts.of(circumstances)));
      if (circumstances.policiesKnown() || truth == Truth.UNKNOWN) {
        return new Evaluation(truth, "");
      }
      // An expression that does not look at what stands for others takes it for one that is there.
      Truth withoutOthers = truth(program.eval(facts.of(complete(circumstances))));
      return new Evaluation(truth == withoutOthers ? truth : Truth.UNKNOWN, "");
    } catch (CelEvaluationException | CelValidationException e) {
      String message = String.valueOf(e.getMessage());
      return new Evaluation(Truth.UNKNOWN, WHERE.matcher(message).replaceFirst(""));
    }
  }

  private static Truth truth(Object value) {
    return value instanceof Boolean holds ? (holds ? Truth.TRUE : Truth.FALSE) : Truth.UNKNOWN;
  }

  private static Circumstances complete(Circumstances facts) {
    return new Circumstances(
        facts.subject(),
        facts.party(),
        facts.status(),
        facts.memberships(),
        facts.policies(),
        true);
  }
}
