package org.proviso.pack;

import org.proviso.law.engine.Answer;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Group;
import org.proviso.law.proof.Headline;

/// Reads cases and free-form records from the compiled form.
final class CaseDecoder {

  private final PackInput in;
  private final ActReader acts;

  CaseDecoder(PackInput in, ActReader acts) {
    this.in = in;
    this.acts = acts;
  }

  Case read() {
    return new Case(
        in.text(),
        place(),
        in.day(),
        in.text(),
        in.text(),
        in.text(),
        in.word(Headline.class),
        in.optional(() -> in.word(Award.Status.class)),
        in.optional(() -> in.word(Answer.Met.Value.class)),
        in.texts(),
        viewpoint(),
        in.dayOrNull(),
        given(),
        in.text(),
        in.text(),
        in.text(),
        in.truth());
  }

  private Case.Viewpoint viewpoint() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new Case.Viewpoint.Contemporaneous();
      case 1 -> new Case.Viewpoint.Hindsight();
      case 2 -> new Case.Viewpoint.On(in.day());
      default -> throw new IllegalArgumentException("no viewpoint has the number " + which);
    };
  }

  private Case.Given given() {
    return new Case.Given(
        in.map(() -> in.word(Group.Standing.class)),
        in.optional(acts::acceptance),
        in.textOrNull());
  }

  private Place place() {
    return new Place(in.text(), in.smallNumber(), in.smallNumber());
  }

  Raw raw() {
    Place place = place();
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new Raw.Text(place, in.text());
      case 1 -> new Raw.Items(place, in.each(this::raw));
      case 2 -> new Raw.Fields(place, in.entries(this::raw));
      default -> throw new IllegalArgumentException("no record has the number " + which);
    };
  }
}
