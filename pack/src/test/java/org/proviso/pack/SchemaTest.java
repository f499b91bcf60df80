package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Verb;
import org.proviso.law.engine.Answer;
import org.proviso.law.fact.Award;
import org.proviso.law.proof.Headline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema and the loader know the same keys and words, and agree on whole packs.
class SchemaTest {

  private static final JsonNode SCHEMA = read();

  private static JsonNode read() {
    try (InputStream in = Packs.class.getResourceAsStream("pack.schema.json")) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Shape> shapes() {
    return Shape.all().stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void hasTheKeysOfTheLoader(Shape shape) {
    JsonNode definition = SCHEMA.at("/$defs/" + shape.name());

    assertEquals(new TreeSet<>(shape.keys()), names(definition.get("properties")));
    assertEquals(new TreeSet<>(shape.required()), texts(definition.path("required")));
  }

  @Test
  void hasTheSectionsOfTheLoader() {
    assertEquals(new TreeSet<>(Section.keys()), names(SCHEMA.get("properties")));
  }

  @Test
  void hasTheWordsOfTheLoader() {
    assertWords("verb", Arrays.stream(Verb.values()).map(Verb::word).toList());
    assertWords("mark-word", Arrays.stream(Mark.values()).map(Mark::name).toList());
    assertWords("standing-word", RegisterReader.STANDINGS.keySet());
    assertWords("sub-recipients-word", ScopeReader.SUB_RECIPIENTS.keySet());
    assertWords(
        "status-word", Arrays.stream(Award.Status.values()).map(AwardsReader::word).toList());
    assertWords("answer-word", Arrays.stream(Headline.values()).map(Headline::name).toList());
    assertWords(
        "met-word", Arrays.stream(Answer.Met.Value.values()).map(Answer.Met.Value::name).toList());
    assertWords(
        "side-word", Arrays.stream(Statement.Side.values()).map(Statement.Side::word).toList());
    assertWords(
        "lacking-word",
        Arrays.stream(ClaimCheck.Lacking.values()).map(ClaimCheck.Lacking::word).toList());
    assertWords("source-kind-word", List.of("primary", "secondary"));
  }

  private static void assertWords(String definition, Collection<String> words) {
    JsonNode stated = SCHEMA.at("/$defs/" + definition + "/enum");
    assertEquals(new TreeSet<>(words), texts(stated));
  }

  @TempDir private Path temporary;

  @Test
  void acceptsThePacksThatTheLoaderAccepts() throws IOException {
    for (Path folder :
        List.of(
            PackFixtures.folder("packs/milk-fund"),
            LargePack.writeTo(temporary),
            Path.of("..", "packs", "us-byrne-jag"),
            Path.of("..", "more-packs", "eu-conditionality"),
            Path.of("..", "suite"))) {
      for (Path file : YamlFiles.in(folder)) {
        assertEquals(List.of(), validate(file), file.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"many-faults", "incomplete", "statements"})
  void refusesPacksThatTheLoaderRefuses(String name) throws IOException {
    assertNotEquals(List.of(), validate(PackFixtures.folder("bad/" + name + "/pack.yaml")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calendars: {c: {version: '1', from: 2019-01-01, until: 2023-01-01}}",
        "calendars: {c: {version: '1', based-on: b, observance: never}}",
        "calendars: {c: {version: '1', based-on: b, holidays: [{name: H, month: may}]}}",
        "calendars: {c: {version: '1', based-on: b, holidays: [{name: H, month: mai, day: 1}]}}",
        "calendars: {c: {version: '1', based-on: b, days: [{on: 2020-12-25, name: D}]}}",
        "counting-rules: {r: {title: R}}",
        "counting-rules: {r: {title: R, days: 3, hours: 3}}",
        "counting-rules: {r: {title: R, days: 3, month-end: sideways}}",
        "counting-rules: {r: {title: R, days: 3, off: {holidays: [us-federal]}}}",
        "service-ways: {w: {title: W, made: on-dispatch, proof: P, citation: C}}",
        "service-ways: {w: {title: W, made: by-owl, proof: P, citation: C, mark: M}}",
        "service-ways: {w: {title: W, made: after-dispatch, proof: P, citation: C, mark: M}}",
        "service-ways: {w: {title: W, made: on-delivery, after: r, proof: P, citation: C, mark: M}}",
      })
  void refusesClocksThatTheLoaderRefuses(String text) {
    assertNotEquals(List.of(), validate(text));
  }

  private static List<Error> validate(Path file) throws IOException {
    return validate(Files.readString(file));
  }

  private static List<Error> validate(String text) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);
    return schema.validate(text, InputFormat.YAML);
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private static Set<String> texts(JsonNode array) {
    TreeSet<String> texts = new TreeSet<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }
}
