package org.proviso.web.portal;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.proviso.docket.answer.AnswerSet;
import org.proviso.docket.answer.ProducedFile;
import org.proviso.docket.answer.Reply;
import org.proviso.letter.Composition;
import org.proviso.letter.Correspondent;
import org.proviso.letter.Fields;
import org.proviso.letter.Letter;
import org.proviso.letter.LetterData;
import org.proviso.letter.LetterIssue;
import org.proviso.letter.PdfWriting;
import org.proviso.store.AnswerFile;
import org.proviso.web.access.Person;
import org.proviso.web.site.Counts;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The receipt of an answer that was certified, as a page, as PDF, and as the text that was hashed.
@Controller
final class ReceiptPages {

  /// A certification in the list.
  record Certified(String words, String statement, long event) {}

  /// A file that was handed over.
  record Produced(int item, String name, long length, String hash) {

    /// Returns the length in words.
    public String size() {
      return Counts.bytes(length);
    }
  }

  private final Portal portal;
  private final ReceiptTemplate template;
  private final String office;

  ReceiptPages(Portal portal, @Value("${proviso.office.name:The grantor}") String office) {
    this.portal = portal;
    this.template = new ReceiptTemplate();
    this.office = office;
  }

  @GetMapping("/portal/{inquiry}/{party}/receipts/{version:[0-9]+}")
  String page(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String version,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    AnswerFile.Version of = CertifyPages.certified(own, version);
    AnswerFile.Certification first = of.certifications().getFirst();
    model.addAttribute("version", of.number());
    model.addAttribute(
        "received",
        Words.say(
            of.number() == 1 ? "portal.receipt.received" : "portal.receipt.amended",
            Days.read(first.day()),
            Days.read(first.firstReceived())));
    model.addAttribute("set", first.setHash().hex());
    model.addAttribute("event", first.event());
    model.addAttribute("certified", certified(of));
    model.addAttribute("replies", replies(of));
    model.addAttribute("files", files(own, of));
    return portal.show(
        "portal-receipt",
        Words.say("portal.receipt.title", Integer.toString(of.number()), own.letter().title()),
        own,
        6,
        List.of(),
        model);
  }

  private static List<Certified> certified(AnswerFile.Version version) {
    List<Certified> certified = new ArrayList<>();
    for (AnswerFile.Certification each : version.certifications()) {
      certified.add(
          new Certified(
              Words.say(
                  each.number() < version.certifications().size()
                      ? "portal.receipt.replaced"
                      : "portal.receipt.certified",
                  each.certificate().official(),
                  each.certificate().office(),
                  at(each)),
              each.certificate().statement(),
              each.event()));
    }
    return certified;
  }

  private static String at(AnswerFile.Certification each) {
    return each.at()
            .atOffset(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.SECONDS)
            .toLocalDateTime()
            .toString()
            .replace('T', ' ')
        + " UTC";
  }

  private static List<String> replies(AnswerFile.Version version) {
    List<String> replies = new ArrayList<>();
    version
        .replies()
        .forEach(
            (item, saved) ->
                replies.add(
                    Words.say(
                        "portal.certify.reply",
                        Integer.toString(item),
                        PortalWords.kind(saved.reply()),
                        Integer.toString(saved.reply().uploads().size()))));
    return replies;
  }

  private static List<Produced> files(Own own, AnswerFile.Version version) {
    AnswerSet set = own.file().set(version);
    List<Produced> files = new ArrayList<>();
    for (Map.Entry<Integer, Reply> each : set.replies().entrySet()) {
      for (String upload : each.getValue().uploads()) {
        ProducedFile file = set.files().get(upload);
        if (file != null) {
          files.add(
              new Produced(each.getKey(), file.name().shown(), file.length(), file.hash().hex()));
        }
      }
    }
    return files;
  }

  /// What was hashed: whoever has it can see that the hash of the receipt is its.
  @GetMapping("/portal/{inquiry}/{party}/receipts/{version:[0-9]+}.txt")
  ResponseEntity<String> canonical(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String version) {
    Own own = portal.own(person, inquiry, party);
    AnswerFile.Version of = CertifyPages.certified(own, version);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
        .body(own.file().set(of).canonical());
  }

  @GetMapping("/portal/{inquiry}/{party}/receipts/{version:[0-9]+}.pdf")
  ResponseEntity<byte[]> pdf(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String version) {
    Own own = portal.own(person, inquiry, party);
    AnswerFile.Version of = CertifyPages.certified(own, version);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("receipt-" + of.number() + ".pdf")
                .build()
                .toString())
        .body(write(own, of));
  }

  /// Names may have characters that the typeface of letters lacks; they are then printed by their
  /// numbers, all that are not ASCII.
  private byte[] write(Own own, AnswerFile.Version version) {
    if (compose(own, version, UnaryOperator.identity()) instanceof Letter letter) {
      return pdf(letter);
    }
    return switch (compose(own, version, ReceiptPages::inAscii)) {
      case Composition.Refused(List<LetterIssue> issues) ->
          throw new IllegalStateException("a receipt can not be written: " + issues);
      case Letter letter -> pdf(letter);
    };
  }

  private static byte[] pdf(Letter letter) {
    return switch (letter.toPdf()) {
      case PdfWriting.Written written -> written.bytes();
      case PdfWriting.Refused(LetterIssue issue) ->
          throw new IllegalStateException("a receipt can not be written: " + issue);
    };
  }

  private static String inAscii(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .forEach(
            it -> {
              if (it < 0x7f) {
                ascii.appendCodePoint(it);
              } else {
                ascii.append(String.format(Locale.ROOT, "U+%04X ", it));
              }
            });
    return ascii.toString();
  }

  private Composition compose(Own own, AnswerFile.Version version, UnaryOperator<String> print) {
    AnswerFile.Certification first = version.certifications().getFirst();
    List<Fields> certifiers = new ArrayList<>();
    for (Certified each : certified(version)) {
      certifiers.add(
          Fields.empty()
              .with("who", print.apply(each.words()))
              .with("statement", print.apply(each.statement()))
              .with("event", Long.toString(each.event())));
    }
    List<Fields> files = new ArrayList<>();
    for (Produced each : files(own, version)) {
      files.add(
          Fields.empty()
              .with("item", Integer.toString(each.item()))
              .with("name", print.apply(each.name()))
              .with("bytes", Counts.inWords(each.length()))
              .with("hash", each.hash()));
    }
    Fields fields =
        Fields.empty()
            .with("matter", print.apply(own.letter().title()))
            .with("letter", version.letter())
            .with("version", Integer.toString(version.number()))
            .with("received", Days.read(first.day()))
            .with("first-received", Days.read(first.firstReceived()))
            .with("zone", portal.zone().getId())
            .with("set", first.setHash().hex())
            .with(
                "replies",
                replies(version).stream().map(it -> Fields.empty().with("reply", it)).toList())
            .with("certifiers", certifiers)
            .with("files", files);
    LetterData data =
        new LetterData(
            new Correspondent(print.apply(office), List.of()),
            new Correspondent(print.apply(own.name()), List.of()),
            version.letter() + "/answer/" + version.number(),
            version.certifications().getLast().day(),
            fields);
    return template.compose(data);
  }
}
