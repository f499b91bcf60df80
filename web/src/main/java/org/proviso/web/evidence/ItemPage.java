package org.proviso.web.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.ItemName;
import org.proviso.evidence.page.PagePicture;
import org.proviso.evidence.page.PagePictures;
import org.proviso.evidence.passage.PassageFinder;
import org.proviso.evidence.search.FiledItem;
import org.proviso.store.ReviewFile.EvidenceCollection;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One document: its text, the picture of its page, its family and thread, and what readers say of
/// it.
@Controller
final class ItemPage {

  private final EvidenceStores stores;
  private final ReviewDesk reviews;
  private final PagePictures pictures;
  private final Supplier<PassageFinder> finder;
  private final DeskForms forms;

  ItemPage(
      EvidenceStores stores,
      ReviewDesk reviews,
      PagePictures pictures,
      Supplier<PassageFinder> finder,
      DeskForms forms) {
    this.stores = stores;
    this.reviews = reviews;
    this.pictures = pictures;
    this.finder = finder;
    this.forms = forms;
  }

  /// @param second number of the demand item for which a second reader reads it; 0 for none
  @GetMapping(EvidencePlaces.ALL + "/{store}/item")
  String item(
      Person person,
      @PathVariable String store,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "0") String second,
      Model model) {
    return show(person, store, at, words, number(page), Reading.of(second), List.of(), model);
  }

  /// @param problems what was wrong with a form
  String show(
      Person person,
      String store,
      String at,
      String words,
      int page,
      Reading reading,
      List<String> problems,
      Model model) {
    ItemView view =
        stores.in(
            store,
            it -> {
              FiledItem filed = filed(it, at);
              filed
                  .item()
                  .sha256()
                  .ifPresent(hash -> review(person, store, filed, hash, reading, model));
              model.addAttribute("manifest", it.manifest().hex());
              return new ItemViews(it, finder.get(), words, reading).of(filed, page);
            });
    model.addAttribute("store", store);
    model.addAttribute("words", words);
    model.addAttribute("reading", reading);
    model.addAttribute("back", EvidencePlaces.search(store, AskedFor.of(words, reading)));
    model.addAttribute("view", view);
    return forms.show(
        "evidence-item",
        Words.say("evidence.item.title", view.name()),
        EvidencePlaces.item(reading, store, at, words, page),
        problems,
        model);
  }

  private void review(
      Person person, String store, FiledItem filed, Digest hash, Reading reading, Model model) {
    Optional<EvidenceCollection> collection = reviews.collection(store);
    if (collection.isPresent()) {
      model.addAttribute("mayReview", person.is(Role.REVIEWER));
      model.addAttribute(
          "review",
          reviews.view(
              collection.get(), new ItemName(filed.location().toString(), hash), person, reading));
    }
  }

  /// @throws NotOnRecord if there is no such place
  static FiledItem filed(EvidenceStores.Store store, String at) throws IOException {
    FiledItem filed = ItemViews.filed(store, at);
    if (filed == null) {
      throw new NotOnRecord(Words.say("evidence.no-item"));
    }
    return filed;
  }

  /// Returns a number of an address; 0 for what is none.
  static int number(@Nullable String text) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text, 10) : 0;
  }

  @GetMapping(EvidencePlaces.ALL + "/{store}/page.png")
  ResponseEntity<byte[]> picture(
      @PathVariable String store,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "1") String page) {
    PagePicture picture =
        stores.in(
            store,
            it -> {
              FiledItem filed = filed(it, at);
              Digest digest = filed.item().sha256().orElse(null);
              return digest == null
                  ? new PagePicture.None(PagePicture.Reason.NO_ORIGINAL)
                  : drawn(it.folder(), digest, filed.item().type(), number(page));
            });
    return switch (picture) {
      case PagePicture.None(PagePicture.Reason reason) -> ResponseEntity.notFound().build();
      case PagePicture.Drawn(Path file) ->
          ResponseEntity.ok()
              .contentType(MediaType.IMAGE_PNG)
              .cacheControl(CacheControl.noStore())
              .body(bytes(file));
    };
  }

  private PagePicture drawn(Path folder, Digest digest, String type, int page) throws IOException {
    try {
      return pictures.of(folder, digest, type, page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PagePicture.None(PagePicture.Reason.BY_LIMIT);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives the original away as bytes that no browser opens by itself: it may be hostile.
  @GetMapping(EvidencePlaces.ALL + "/{store}/original")
  ResponseEntity<InputStreamResource> original(
      @PathVariable String store, @RequestParam(defaultValue = "") String at) {
    return stores.in(
        store,
        it -> {
          FiledItem filed = filed(it, at);
          Digest digest = filed.item().sha256().orElse(null);
          if (digest == null) {
            throw new NotOnRecord(Words.say("evidence.no-original"));
          }
          Path file = it.original(digest);
          try {
            InputStream bytes = Files.newInputStream(file);
            return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .contentLength(Files.size(file))
                .header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                        .filename(
                            ItemWords.name(filed.item().name(), filed.location()),
                            StandardCharsets.UTF_8)
                        .build()
                        .toString())
                .body(new InputStreamResource(bytes));
          } catch (NoSuchFileException e) {
            throw new NotOnRecord(Words.say("evidence.no-original"));
          }
        });
  }
}
