package org.proviso.bench.race;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A race as one JSON object; `docs/command-line.md` says what each field means.
public final class JsonReport {

  private final JsonGenerator out;

  private JsonReport(JsonGenerator out) {
    this.out = out;
  }

  /// Returns the report on one line, with a line end.
  public static String of(Race race, Race.Outcome.Agreed agreed, Machine machine) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      new JsonReport(out).write(race, agreed, machine);
    }
    return text.append('\n').toString();
  }

  private void write(Race race, Race.Outcome.Agreed agreed, Machine machine) {
    out.writeStartObject();
    out.writeStringProperty("task", race.task().id());
    out.writeStringProperty("title", race.task().title(race.scale()));
    out.writeNumberProperty("size", race.scale().rows());
    if (race.scale().acts() > 0) {
      out.writeNumberProperty("acts", race.scale().acts());
    }
    out.writeNumberProperty("pairs", race.task().pairs(race.scale().rows()));
    out.writeNumberProperty("seed", race.scale().seed());
    out.writeNumberProperty("runs", race.runs());
    out.writeStringProperty("answers", agreed.summary());
    out.writeObjectPropertyStart("machine");
    out.writeStringProperty("processor", machine.processor());
    out.writeNumberProperty("cores", machine.cores());
    out.writeNumberProperty("memoryBytes", machine.memory());
    out.writeStringProperty("system", machine.system());
    out.writeStringProperty("java", machine.java());
    out.writeEndObject();
    out.writeArrayPropertyStart("jvm");
    race.memory().forEach(out::writeString);
    out.writeEndArray();
    out.writeArrayPropertyStart("contestants");
    for (Contestant<?> contestant : race.task().contestants()) {
      Result result = agreed.results().get(contestant.name());
      if (result != null) {
        writeContestant(race, agreed, contestant, result);
      }
    }
    out.writeEndArray();
    writeGoals(race, agreed);
    out.writeEndObject();
  }

  private void writeGoals(Race race, Race.Outcome.Agreed agreed) {
    out.writeArrayPropertyStart("goals");
    for (Goal goal : race.goals()) {
      goal.reached(race.task(), agreed.results())
          .ifPresent(
              reached -> {
                out.writeStartObject();
                out.writeStringProperty("measure", goal.measure().field());
                if (!goal.other().isEmpty()) {
                  out.writeStringProperty("other", goal.other());
                }
                out.writeNumberProperty("reached", reached);
                out.writeNumberProperty("goal", goal.goal());
                out.writeNumberProperty("goalMissedBy", goal.missedBy(reached, goal.goal()));
                if (goal.stretch() > 0) {
                  out.writeNumberProperty("stretch", goal.stretch());
                  out.writeNumberProperty(
                      "stretchMissedBy", goal.missedBy(reached, goal.stretch()));
                }
                out.writeEndObject();
              });
    }
    out.writeEndArray();
  }

  private void writeContestant(
      Race race, Race.Outcome.Agreed agreed, Contestant<?> contestant, Result result) {
    out.writeStartObject();
    out.writeStringProperty("name", contestant.name());
    out.writeStringProperty("setting", contestant.setting());
    switch (result) {
      case Result.Missing(String remedy) -> out.writeStringProperty("missing", remedy);
      case Result.Failed(String why) -> out.writeStringProperty("failed", why);
      case Result.Finished finished -> {
        writeFinished(race, finished);
        Figures.ratio(race.task(), agreed.results(), finished)
            .ifPresent(ratio -> out.writeNumberProperty("ratio", ratio));
      }
    }
    out.writeEndObject();
  }

  private void writeFinished(Race race, Result.Finished finished) {
    Figures figures = Figures.of(race.task(), finished);
    out.writeStringProperty("version", finished.version());
    out.writeNumberProperty("rows", finished.rows());
    out.writeNumberProperty("loadCpuSeconds", finished.load().cpu() / 1e9);
    out.writeNumberProperty("loadWallSeconds", finished.load().wall() / 1e9);
    writeSpread("cpuSeconds", figures.cpu());
    writeSpread("wallSeconds", figures.wall());
    out.writeNumberProperty("pairsPerCpuSecond", figures.pairsPerCpuSecond());
    if (race.task().isOfSingleAnswers() && finished.each().isPresent()) {
      Result.Each each = finished.each().get();
      out.writeObjectPropertyStart("eachWallSeconds");
      out.writeNumberProperty("count", each.count());
      out.writeNumberProperty("p50", each.middle() / 1e9);
      out.writeNumberProperty("p99", each.most99() / 1e9);
      out.writeEndObject();
    }
    out.writeNumberProperty("peakBytes", finished.peak());
    out.writeNumberProperty("warmUps", finished.warmUps());
    out.writeNumberProperty("repeats", finished.repeats());
    out.writeArrayPropertyStart("notes");
    finished.notes().forEach(out::writeString);
    out.writeEndArray();
  }

  private void writeSpread(String name, Figures.Spread spread) {
    out.writeObjectPropertyStart(name);
    out.writeNumberProperty("median", spread.median() / 1e9);
    out.writeNumberProperty("least", spread.least() / 1e9);
    out.writeNumberProperty("most", spread.most() / 1e9);
    out.writeEndObject();
  }
}
