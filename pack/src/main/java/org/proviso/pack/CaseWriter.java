package org.proviso.pack;

/// Writes cases and free-form records in the compiled form.
final class CaseWriter {

  private final PackOutput out;
  private final ActWriter acts;

  CaseWriter(PackOutput out, ActWriter acts) {
    this.out = out;
    this.acts = acts;
  }

  void write(Case each) {
    out.text(each.id());
    place(each.place());
    out.day(each.on());
    out.text(each.condition());
    out.text(each.party());
    out.text(each.year());
    out.word(each.answer());
    out.optional(each.award(), out::word);
    out.optional(each.met(), out::word);
    out.texts(each.by());
    viewpoint(each.viewpoint());
    out.optional(each.known(), out::day);
    given(each.given());
    out.text(each.note());
    out.text(each.source());
    out.text(each.mark());
    out.truth(each.soft());
  }

  private void viewpoint(Case.Viewpoint viewpoint) {
    switch (viewpoint) {
      case Case.Viewpoint.Contemporaneous() -> out.number(0);
      case Case.Viewpoint.Hindsight() -> out.number(1);
      case Case.Viewpoint.On(var day) -> {
        out.number(2);
        out.day(day);
      }
    }
  }

  private void given(Case.Given given) {
    out.map(given.groups(), out::word);
    out.optional(given.acceptance(), acts::acceptance);
    out.optional(given.subRecipientOf(), out::text);
  }

  private void place(Place place) {
    out.text(place.file());
    out.number(place.line());
    out.number(place.column());
  }

  void raw(Raw raw) {
    place(raw.place());
    switch (raw) {
      case Raw.Text(var at, String text) -> {
        out.number(0);
        out.text(text);
      }
      case Raw.Items(var at, var items) -> {
        out.number(1);
        out.each(items, this::raw);
      }
      case Raw.Fields(var at, var fields) -> {
        out.number(2);
        out.entries(fields, this::raw);
      }
    }
  }
}
