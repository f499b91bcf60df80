package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.runtime.CelEvaluationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// What packs rely on in the languages that they are written in.
class DependenciesTest {

  @Test
  void yamlDoesNotTakeNoAndOnForTruthValues() {
    Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());

    assertEquals(Map.of("on", "no"), load.loadFromString("on: no"));
  }

  @Test
  void guardCountsCentsExactlyOrRefuses() throws Exception {
    assertEquals(9007199254740993L, evaluate("9007199254740992 + 1"));
    assertThrows(CelEvaluationException.class, () -> evaluate("9223372036854775807 + 1"));
    assertThrows(CelEvaluationException.class, () -> evaluate("1 / 0"));
  }

  private static Object evaluate(String guard) throws Exception {
    Cel cel = CelFactory.plannerCelBuilder().build();
    return cel.createProgram(cel.compile(guard).getAst()).eval();
  }
}
