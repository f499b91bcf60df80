package org.proviso.web.desk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.law.act.Mark;
import org.proviso.store.AnswerFile;
import org.proviso.store.By;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// Puts letters on the public dockets of their recipients: one entry, and one decision, for each.
final class Published {

  private static final String SOURCE = "the site's own record";

  private final Docket docket;
  private final Inquiries inquiries;
  private final Site site;

  Published(Docket docket, Inquiries inquiries, Site site) {
    this.docket = docket;
    this.inquiries = inquiries;
    this.site = site;
  }

  /// Enters letters and makes them public. One that is on a docket already stays as it is.
  ///
  /// @param reason why they are published; may be empty
  void letters(InquiryFile file, List<InquiryFile.Letter> letters, String reason, By by) {
    List<DocketEntry> entries =
        letters.stream()
            .map(
                letter -> {
                  InquiryFile.Mailing mailing = OpenInquiries.mailing(file, letter.mailing());
                  return new DocketEntry(
                      letter.party(),
                      mailing.day(),
                      null,
                      DocketEntry.Side.GRANTOR,
                      mailing.kind() == LetterKind.CLOSING ? "notice" : "letter",
                      letter.subject(),
                      forAll(file, letter),
                      null,
                      List.of(
                          new DocketEntry.SourceReference(
                              SOURCE, Words.say("desk.letter.event", "" + letter.event()))),
                      Mark.V1,
                      List.of(),
                      null,
                      "letter:" + letter.id());
                })
            .toList();
    publish(entries, reason, by);
  }

  private void publish(List<DocketEntry> entries, String reason, By by) {
    docket.appendAll(
        entries,
        by.at(),
        by.actor(),
        by.actor().id(),
        new Docket.Decision(Docket.Decision.Act.PUBLISH, by.at(), by.actor().id(), reason));
  }

  /// Returns the text of a letter without what is for its recipient alone.
  private String forAll(InquiryFile file, InquiryFile.Letter letter) {
    String text = withoutCode(inquiries.body(letter.id()).orElse(""));
    // It was written for the first of the addresses that it went to.
    return file.deliveries().stream()
        .filter(it -> it.letter().equals(letter.id()))
        .map(InquiryFile.Delivery::addressVersion)
        .min(Comparator.naturalOrder())
        .flatMap(version -> inquiries.address(letter.party(), version))
        .map(address -> withoutAddress(text, address, site.name(letter.party())))
        .orElse(text);
  }

  /// Takes the address out, and puts the recipient's name for whoever it is to the attention of:
  /// that may be a person.
  ///
  /// @param name of the recipient
  static String withoutAddress(String text, Address address, String name) {
    String without = replaced(text, address.attention(), name);
    String postal = address.postal();
    String email = address.email();
    if (postal != null) {
      without = replaced(without, postal, Words.say("desk.letter.address-left-out"));
    }
    return email == null
        ? without
        : replaced(without, email, Words.say("desk.letter.address-left-out"));
  }

  /// Replaces words wherever they stand whole, across the ends of lines.
  private static String replaced(String text, String words, String by) {
    String pattern =
        Arrays.stream(words.strip().split("\\s+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+"));
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + pattern + "(?![\\p{L}\\p{N}])")
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(by));
  }

  /// Enters a version of an answer and makes it public. One that is on the docket stays as it is.
  ///
  /// @param text what it says
  /// @param reason why it is published; may be empty
  void answer(
      InquiryFile file,
      String party,
      AnswerFile.Version version,
      String text,
      String reason,
      By by) {
    AnswerFile.Certification received = version.certifications().getFirst();
    DocketEntry entry =
        new DocketEntry(
            party,
            received.day(),
            null,
            DocketEntry.Side.RECIPIENT,
            "filing",
            Words.say(
                version.number() == 1 ? "desk.answered" : "desk.answered.amended",
                file.heading().title()),
            text,
            null,
            List.of(
                new DocketEntry.SourceReference(
                    SOURCE, Words.say("desk.letter.event", "" + received.event()))),
            Mark.V1,
            List.of(),
            null,
            "answer:" + file.heading().inquiry() + ":" + version.number());
    publish(List.of(entry), reason, by);
  }

  /// Takes the one-time code out: whoever has it answers for the recipient.
  static String withoutCode(String body) {
    return body.replaceAll(
        "\\b[0-9A-Z]{4}(-[0-9A-Z]{4}){5}\\b", Words.say("desk.letter.code-left-out"));
  }
}
