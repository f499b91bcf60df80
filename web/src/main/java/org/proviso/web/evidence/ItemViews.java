package org.proviso.web.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.family.Copy;
import org.proviso.evidence.likeness.Alike;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.OutcomeText;
import org.proviso.evidence.page.PagePictures;
import org.proviso.evidence.passage.FoundPassage;
import org.proviso.evidence.passage.PassageFinder;
import org.proviso.evidence.search.FiledItem;
import org.proviso.evidence.search.FiledMail;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Words;

/// Makes the view of one document of a store.
final class ItemViews {

  /// As much as is read on one page of a browser.
  private static final int CHARACTERS = 100_000;

  private final EvidenceStores.Store store;
  private final PassageFinder finder;
  private final String words;
  private final Reading reading;

  /// @param words that are marked
  ItemViews(EvidenceStores.Store store, PassageFinder finder, String words, Reading reading) {
    this.store = store;
    this.finder = finder;
    this.words = words;
    this.reading = reading;
  }

  /// @param page from 1; 0 for the first
  ItemView of(FiledItem filed, int page) throws IOException {
    Item item = filed.item();
    List<Piece> pieces =
        item.sha256().isPresent() ? store.texts().of(item.sha256().get(), item.name()) : List.of();
    int last = pieces.stream().mapToInt(Piece::page).max().orElse(0);
    boolean drawn = item.sha256().isPresent() && PagePictures.has(item.type());
    int shown = drawn || last > 0 ? Math.max(1, page) : 0;
    List<Piece> here = onPage(pieces, shown);
    String at = item.location().toString();
    return new ItemView(
        ItemWords.name(item.name(), item.location()),
        at,
        facts(filed),
        filed.kin().copy().map(this::master).orElse(null),
        new Link(item.name(), EvidencePlaces.original(store.name(), at)),
        drawn ? EvidencePlaces.picture(store.name(), at, shown) : null,
        shown,
        shown > 1 ? here(at, shown - 1) : null,
        shown > 0 && (shown < last || isMaybeLonger(item, last)) ? here(at, shown + 1) : null,
        texts(here),
        here.stream().mapToLong(piece -> piece.text().length()).sum() > CHARACTERS,
        passages(at, here),
        family(filed),
        thread(filed),
        filed.mail().map(FiledMail::missing).orElse(List.of()),
        alike(filed));
  }

  private String here(String at, int page) {
    return EvidencePlaces.item(reading, store.name(), at, words, page);
  }

  /// A page without text, such as a scan, is on no list of pages.
  private static boolean isMaybeLonger(Item item, int last) {
    return (last == 0 && !item.type().startsWith("image/")) || item.type().equals("image/tiff");
  }

  private static List<Piece> onPage(List<Piece> pieces, int page) {
    return page == 0
        ? pieces
        : pieces.stream()
            .filter(piece -> piece.page() == page || (page == 1 && piece.page() == 0))
            .toList();
  }

  private List<ItemView.Text> texts(List<Piece> pieces) throws IOException {
    List<ItemView.Text> texts = new ArrayList<>();
    int left = CHARACTERS;
    for (Piece piece : pieces) {
      if (left <= 0) {
        break;
      }
      String text = piece.text().substring(0, Math.min(left, piece.text().length()));
      left -= text.length();
      texts.add(
          new ItemView.Text(
              ItemWords.place(piece.kind() == TextKind.BODY ? 0 : piece.page(), piece.kind()),
              MarkedText.of(text, store.index().marks(words, text))));
    }
    return texts;
  }

  private List<PassageView> passages(String at, List<Piece> pieces) {
    List<PassageView> passages = new ArrayList<>();
    int left = CHARACTERS;
    for (Piece piece : pieces) {
      String text = piece.text().substring(0, Math.min(left, piece.text().length()));
      left -= text.length();
      for (FoundPassage passage : finder.in(text)) {
        PassagePlace place = PassagePlace.of(pieces, piece, passage.span());
        passages.add(
            PassageView.of(null, passage, text, EvidencePlaces.clause(store.name(), at, place)));
      }
    }
    return passages;
  }

  private Link master(Copy copy) {
    String at = copy.master().toString();
    return new Link(at, here(at, 0));
  }

  private List<ItemView.Fact> facts(FiledItem filed) {
    Item item = filed.item();
    List<ItemView.Fact> facts = new ArrayList<>();
    fact(facts, "outcome", outcome(item));
    filed.heads().forEach((head, value) -> fact(facts, head, value));
    fact(facts, "day", filed.day().orElse(""));
    filed.mail().ifPresent(mail -> fact(facts, "date-header", mail.dateHeader()));
    fact(facts, "type", item.type());
    item.bytes().ifPresent(bytes -> fact(facts, "bytes", Counts.bytes(bytes)));
    fact(facts, "custodians", String.join(", ", filed.kin().custodians()));
    List<String> places = new ArrayList<>(List.of(item.location().toString()));
    filed.kin().copies().forEach(copy -> places.add(copy.toString()));
    long more = filed.kin().copyCount() - filed.kin().copies().size();
    if (more > 0) {
      places.add(Words.say("evidence.fact.more", Counts.inWords(more)));
    }
    facts.add(new ItemView.Fact(Words.say("evidence.fact.places"), List.copyOf(places)));
    if (!item.hidden().isEmpty()) {
      facts.add(
          new ItemView.Fact(
              Words.say("evidence.facet.hidden"),
              item.hidden().stream()
                  .map(HiddenContent::code)
                  .map(code -> Words.say("evidence.hidden." + code))
                  .toList()));
    }
    item.sha256().ifPresent(digest -> fact(facts, "sha256", digest.hex()));
    filed
        .mail()
        .ifPresent(
            mail -> {
              fact(facts, "mail-v1", mail.hash().hex());
              fact(
                  facts,
                  "inclusive",
                  Words.say(mail.inclusive() ? "evidence.inclusive" : "evidence.not-inclusive"));
            });
    return facts;
  }

  private static void fact(List<ItemView.Fact> facts, String key, String value) {
    if (!value.isEmpty()) {
      facts.add(new ItemView.Fact(Words.say("evidence.fact." + key), List.of(value)));
    }
  }

  private static String outcome(Item item) {
    String detail = OutcomeText.detail(item.outcome());
    String said = ItemWords.outcome(item.outcome().kind().code());
    return detail.isEmpty() ? said : said + " (" + detail + ")";
  }

  private List<ItemView.Relative> family(FiledItem filed) throws IOException {
    List<FiledItem> all = store.index().family(filed.location());
    if (all.size() < 2) {
      return List.of();
    }
    int top = filed.kin().family().depth();
    return relatives(all, filed, each -> each.location().depth() - top);
  }

  private List<ItemView.Relative> thread(FiledItem filed) throws IOException {
    Optional<Location> thread = filed.mail().flatMap(FiledMail::thread);
    return thread.isEmpty()
        ? List.of()
        : relatives(store.index().thread(thread.get()), filed, each -> 0);
  }

  private List<ItemView.Relative> relatives(
      List<FiledItem> items, FiledItem here, ToIntFunction<FiledItem> depth) {
    return items.stream()
        .map(
            each ->
                new ItemView.Relative(
                    new Link(title(each), here(each.location().toString(), 0)),
                    note(each),
                    depth.applyAsInt(each),
                    each.location().equals(here.location())))
        .toList();
  }

  private static String title(FiledItem item) {
    String subject = item.heads().getOrDefault("subject", "");
    return subject.isBlank() ? ItemWords.name(item.item().name(), item.location()) : subject;
  }

  private static String note(FiledItem item) {
    return String.join(
        " · ",
        ItemWords.filled(
            item.heads().getOrDefault("from", ""),
            item.day().orElse(""),
            ItemWords.outcome(item.item().outcome().kind().code()),
            item.mail().filter(mail -> !mail.inclusive()).isPresent()
                ? Words.say("evidence.said-again")
                : ""));
  }

  private List<ItemView.Relative> alike(FiledItem filed) {
    List<ItemView.Relative> alike = new ArrayList<>();
    for (Alike each : filed.alike()) {
      String at = each.location().toString();
      alike.add(
          new ItemView.Relative(
              new Link(at, here(at, 0)),
              String.format(Locale.ROOT, "%.2f", each.similarity()),
              0,
              false));
    }
    return alike;
  }

  /// Returns what is on file about a place of an address; null if it is none.
  static @Nullable FiledItem filed(EvidenceStores.Store store, String at) throws IOException {
    Location location;
    try {
      location = Location.parse(at);
    } catch (IllegalArgumentException e) {
      return null;
    }
    return store.index().item(location).orElse(null);
  }
}
