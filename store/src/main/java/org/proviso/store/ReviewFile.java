package org.proviso.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.Coding;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Selection;
import org.proviso.docket.review.Settlement;
import org.proviso.docket.review.Standing;
import org.proviso.docket.review.StandingKind;

/// What there is of the review of evidence, as records that pages show.
public final class ReviewFile {

  private ReviewFile() {}

  /// A store of evidence that belongs to the part of one recipient in one inquiry.
  ///
  /// @param name a word, one of its kind on the site
  /// @param manifests each that it had, in the order attached; at least one
  public record EvidenceCollection(
      String name, String inquiry, String party, List<Attached> manifests) {

    /// Copies the list.
    public EvidenceCollection {
      manifests = List.copyOf(manifests);
    }

    /// Returns the manifest that it has now.
    public Digest manifest() {
      return manifests.getLast().manifest();
    }
  }

  /// That a collection got a manifest.
  ///
  /// @param version from 1
  /// @param by identifier of the account
  public record Attached(int version, Digest manifest, String by, Instant at, long event) {}

  /// A thing that a letter asks, as the latest letter to the recipient has it.
  ///
  /// @param number from 1
  /// @param revision of the inquiry that this letter was written from
  /// @param sameWording revisions that ask the same under this number, in the same words: what was
  ///   said of items for these counts for this
  public record DemandItem(int number, int revision, Set<Integer> sameWording, Draft.Item asked) {

    /// Copies the set.
    public DemandItem {
      sameWording = Set.copyOf(sameWording);
    }
  }

  /// What one decision is about.
  ///
  /// @param collection name of the collection
  /// @param manifest hash of the manifest that whoever decides was looking at
  /// @param selection how the items were found
  /// @param items in any order; one that stands there twice counts once
  public record Batch(
      String collection, Digest manifest, Selection selection, Collection<ItemName> items) {

    /// Copies the items.
    public Batch {
      items = List.copyOf(items);
    }

    /// Returns a batch of one item that somebody picked.
    public static Batch of(String collection, Digest manifest, ItemName item) {
      return new Batch(collection, manifest, new Selection.Picked(), List.of(item));
    }
  }

  /// As what somebody codes.
  public enum Turn {
    /// As whoever it is: the first reader, a later one, or one who changes his own mind.
    ANY,
    /// As somebody other than those who read the items before: refused if one of them is his own.
    SECOND
  }

  /// All that was said of one item.
  ///
  /// @param codings for every demand item, each that was ever made, in the order of events
  /// @param tags what is on it now, by name
  /// @param notes in the order of events
  public record ItemFile(List<CodingMade> codings, SortedMap<String, Made> tags, List<Note> notes) {

    /// Copies the collections.
    public ItemFile {
      codings = List.copyOf(codings);
      tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
      notes = List.copyOf(notes);
    }

    /// Returns what its codings come to, for one demand item.
    public Standing standing(DemandItem item) {
      List<Coding> said = new ArrayList<>();
      Settlement settlement = null;
      for (CodingMade each : codings) {
        if (each.demandItem() == item.number() && item.sameWording().contains(each.revision())) {
          if (each.settles()) {
            settlement =
                new Settlement(
                    each.made().by(),
                    each.code(),
                    String.valueOf(each.said()),
                    each.made().event());
          } else {
            said.add(new Coding(each.made().by(), each.code(), each.made().event()));
          }
        }
      }
      return Standing.of(said, settlement);
    }
  }

  /// By whom, when and by which event something was done.
  ///
  /// @param by identifier of the account
  public record Made(String by, Instant at, long event) {}

  /// A code that somebody gave an item, by itself or with others.
  ///
  /// @param revision of the inquiry, as the letter asked for which the item was read
  /// @param settles whether it settles what its readers differed on
  /// @param said why; null where nobody had to say
  /// @param items how many the decision is about
  public record CodingMade(
      int demandItem,
      int revision,
      Code code,
      boolean settles,
      @Nullable String said,
      Selection selection,
      int items,
      Made made) {}

  /// What somebody wrote on an item.
  ///
  /// @param number by which it is withdrawn: that of its event
  /// @param place where on the item; null if on all of it
  /// @param withdrawn that its writer does not stand by it; null if he does
  public record Note(
      long number, String said, @Nullable Place place, Made made, @Nullable Made withdrawn) {}

  /// A place in an item.
  ///
  /// @param page from 1; null if the item has no pages
  /// @param from first character of the text of the page, or of the item; null if all of it
  /// @param until character behind the last; null exactly where `from` is
  public record Place(@Nullable Integer page, @Nullable Integer from, @Nullable Integer until) {

    /// Returns whether the numbers can be those of a place.
    boolean fits() {
      return (page == null || page >= 1)
          && (from == null) == (until == null)
          && (from == null || until == null || (0 <= from && from < until));
    }
  }

  /// A search that was saved.
  ///
  /// @param demandItem what it looks for; null if for nothing that was asked
  /// @param revision of the inquiry, then; null exactly where `demandItem` is
  public record SavedSearch(
      String name,
      Selection.BySearch search,
      @Nullable Integer demandItem,
      @Nullable Integer revision,
      Made made) {}

  /// A run of a saved search.
  ///
  /// @param manifest what it looked at
  /// @param found how many items, by custodian: all whose files it looked at
  public record SearchRun(
      String search, Digest manifest, SortedMap<String, Long> found, Made made) {

    /// Copies the map.
    public SearchRun {
      found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
    }
  }

  /// One item with what it is for a demand item.
  public record Copy(String collection, ItemName item, StandingKind kind) {}

  /// That the same bytes have different codes in different places.
  ///
  /// @param copies all that were coded, by collection and location
  public record Conflict(Digest sha256, List<Copy> copies) {

    /// Copies the list.
    public Conflict {
      copies = List.copyOf(copies);
    }
  }

  /// One decision, as the history of a collection has it.
  ///
  /// @param kind `coded`, `settled`, `tagged` or `untagged`
  /// @param demandItem null of tags
  /// @param code null of tags
  /// @param tag null but of tags
  /// @param list SHA-256 over the items
  public record Decision(
      String kind,
      @Nullable Integer demandItem,
      @Nullable Code code,
      @Nullable String tag,
      @Nullable String said,
      Selection selection,
      int items,
      Digest list,
      Made made) {}

  /// Returns facets as rows have them.
  static List<String> facets(Map<String, String> facets) {
    List<String> row = new ArrayList<>();
    new TreeMap<>(facets)
        .forEach(
            (name, value) -> {
              row.add(name);
              row.add(value);
            });
    return row;
  }
}
