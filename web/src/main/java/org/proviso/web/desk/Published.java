package org.proviso.web.desk;

import java.util.List;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.law.act.Mark;
import org.proviso.store.AnswerFile;
import org.proviso.store.By;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.web.site.Words;

/// Puts letters on the public dockets of their recipients: one entry, and one decision, for each.
final class Published {

  private static final String SOURCE = "the site's own record";

  private final Docket docket;
  private final Inquiries inquiries;

  Published(Docket docket, Inquiries inquiries) {
    this.docket = docket;
    this.inquiries = inquiries;
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
                      inquiries.publicBody(letter.id()).orElse(""),
                      about(file),
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

  private static DocketEntry.About about(InquiryFile file) {
    return new DocketEntry.About("inquiry", file.heading().inquiry());
  }

  private void publish(List<DocketEntry> entries, String reason, By by) {
    docket.appendAll(
        entries,
        by.at(),
        by.actor(),
        by.actor().id(),
        new Docket.Decision(Docket.Decision.Act.PUBLISH, by.at(), by.actor().id(), reason));
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
            about(file),
            List.of(
                new DocketEntry.SourceReference(
                    SOURCE, Words.say("desk.letter.event", "" + received.event()))),
            Mark.V1,
            List.of(),
            null,
            "answer:" + file.heading().inquiry() + ":" + version.number());
    publish(List.of(entry), reason, by);
  }
}
