package org.proviso.evidence.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexableField;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Copy;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.likeness.Alike;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.OutcomeText;

/// How what is on file about an item stands in the index.
final class Rows {

  private static final String HEAD = "head-";

  /// Not the field in which names are searched: that one has an index, and Lucene takes no field
  /// that has one in some rows of a segment and none in the first.
  static final String NAME = "file-name";

  private Rows() {}

  /// Returns the container that a location is directly in; empty for an input.
  static Optional<Location> parent(Location location) {
    List<Integer> positions = location.positions();
    return positions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Location(
                location.custodian(), location.path(), positions.subList(0, positions.size() - 1)));
  }

  /// Puts a row of the manifest into a document, all but its location.
  static void store(Document document, Item item) {
    store(document, NAME, item.name());
    document.add(new StoredField("count", item.count()));
    item.bytes().ifPresent(bytes -> document.add(new StoredField("bytes", bytes)));
    item.sha256().ifPresent(digest -> store(document, "sha256", digest.hex()));
    store(document, "media-type", item.type());
    store(document, "ended", item.outcome().kind().code());
    store(document, "detail", OutcomeText.detail(item.outcome()));
    item.hidden().forEach(hidden -> store(document, "holds", hidden.code()));
    document.add(new StoredField("declared", item.declared()));
    document.add(new StoredField("below", item.below()));
    document.add(new StoredField("unread-below", item.unreadBelow()));
    store(document, "opened", item.opened());
  }

  private static void store(Document document, String field, String value) {
    document.add(new StoredField(field, value));
  }

  /// Returns what is on file about the item of a document.
  static FiledItem read(Document document) {
    return new FiledItem(
        item(document),
        kin(document),
        Optional.ofNullable(document.get(IndexBuilder.DAY)),
        Optional.ofNullable(document.get("in-language")),
        heads(document),
        mail(document),
        alike(document),
        number(document, "alikes"));
  }

  private static Item item(Document document) {
    Set<HiddenContent> hidden = EnumSet.noneOf(HiddenContent.class);
    for (String code : document.getValues("holds")) {
      hidden.add(HiddenContent.of(code));
    }
    return new Item(
        location(document),
        text(document, NAME),
        number(document, "count"),
        document.getField("bytes") == null
            ? OptionalLong.empty()
            : OptionalLong.of(number(document, "bytes")),
        Digest.parseHex(text(document, "sha256")),
        text(document, "media-type"),
        OutcomeText.parse(text(document, "ended"), text(document, "detail")),
        hidden,
        number(document, "declared"),
        number(document, "below"),
        number(document, "unread-below"),
        text(document, "opened"));
  }

  static Location location(Document document) {
    return Location.parse(text(document, IndexBuilder.LOCATION));
  }

  static Kin kin(Document document) {
    String master = text(document, IndexBuilder.COPY_OF);
    return new Kin(
        Location.parse(text(document, IndexBuilder.FAMILY)),
        master.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Copy(Location.parse(master), Copy.Why.of(text(document, "copy-why")))),
        locations(document, "copy"),
        number(document, "copies"),
        new TreeSet<>(List.of(document.getValues("had-by"))),
        new TreeSet<>(List.of(document.getValues("held-by"))));
  }

  /// Returns such as `from` and `subject`.
  static Map<String, String> heads(Document document) {
    Map<String, String> heads = new LinkedHashMap<>();
    for (IndexableField field : document) {
      if (field.name().startsWith(HEAD)) {
        heads.put(field.name().substring(HEAD.length()), field.stringValue());
      }
    }
    return heads;
  }

  private static Optional<FiledMail> mail(Document document) {
    return Digest.parseHex(text(document, "mail-v1"))
        .map(
            hash ->
                new FiledMail(
                    hash,
                    Optional.ofNullable(document.get("mih")),
                    locations(document, "same-mail-as").stream().findFirst(),
                    Boolean.parseBoolean(text(document, "journal-report")),
                    text(document, "date-header"),
                    Optional.ofNullable(document.get("sent")).map(Instant::parse),
                    locations(document, "in-thread").stream().findFirst(),
                    (int) number(document, "place-in-thread"),
                    List.of(document.getValues("missing")),
                    Boolean.parseBoolean(text(document, "inclusive"))));
  }

  private static List<Alike> alike(Document document) {
    List<Alike> alike = new ArrayList<>();
    for (String value : document.getValues("alike")) {
      int space = value.indexOf(' ');
      alike.add(
          new Alike(
              Location.parse(value.substring(space + 1)),
              Double.parseDouble(value.substring(0, space))));
    }
    return alike;
  }

  private static List<Location> locations(Document document, String field) {
    List<Location> locations = new ArrayList<>();
    for (String value : document.getValues(field)) {
      locations.add(Location.parse(value));
    }
    return locations;
  }

  /// Returns a stored text; empty if there is none.
  static String text(Document document, String field) {
    String value = document.get(field);
    return value == null ? "" : value;
  }

  private static long number(Document document, String field) {
    IndexableField number = document.getField(field);
    return number == null || number.numericValue() == null ? 0 : number.numericValue().longValue();
  }
}
