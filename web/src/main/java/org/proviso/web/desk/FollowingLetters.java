package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.letter.Composition;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.By;
import org.proviso.store.InquiryFile;
import org.proviso.store.PreparedMailings;
import org.proviso.web.site.Words;

/// Letters to one recipient that follow the letter that asks it, each in a mailing of its own.
/// Thread-safe.
final class FollowingLetters {

  /// Fills in a letter that follows another.
  interface Filling {
    Composition with(
        Draft draft,
        InquiryFile.Letter asked,
        LocalDate askedOn,
        Address address,
        int number,
        String code);
  }

  private final OpenInquiries open;
  private final Addresses addresses;
  private final PreparedMailings prepared;
  private final LetterWriter writer;

  FollowingLetters(
      OpenInquiries open, Addresses addresses, PreparedMailings prepared, LetterWriter writer) {
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.writer = writer;
  }

  /// Does something, and proposes the letter that says so; nothing if the letter can not be
  /// written.
  ///
  /// @param code the one-time code of the letter; empty if it has none
  /// @param act what is done before; null if nothing
  /// @return why it was not done; empty if it was
  List<String> propose(
      InquiryFile file,
      String party,
      LetterKind kind,
      By by,
      String code,
      Filling filling,
      @Nullable Supplier<Acted> act) {
    String inquiry = file.heading().inquiry();
    Addressed address = addresses.of(List.of(party)).get(party);
    Optional<InquiryFile.Letter> asked = OpenInquiries.asked(file, party);
    if (address == null || asked.isEmpty()) {
      return List.of(Words.say("desk.no.clock"));
    }
    InquiryFile.Mailing mailing = OpenInquiries.mailing(file, asked.get().mailing());
    Draft draft = OpenInquiries.draft(file, mailing);
    boolean replaces = kind == LetterKind.SUPERSESSION;
    LetterWriter.Written written =
        writer.write(
            (place, printed) ->
                filling.with(
                    draft,
                    asked.get(),
                    mailing.day(),
                    place,
                    Mailings.nextNumber(file, party),
                    printed),
            party,
            address,
            code,
            replaces ? asked.get().id() : null);
    return switch (written) {
      case LetterWriter.Written.Refused(List<String> issues) -> issues;
      case LetterWriter.Written.Ready(var letter) -> {
        List<String> problems = new ArrayList<>();
        if (act != null) {
          problems.addAll(DeskForms.problems(act.get()));
        }
        int revision = replaces ? file.revisions().size() : mailing.revision();
        if (problems.isEmpty()) {
          problems.addAll(
              DeskForms.problems(prepared.prepare(inquiry, kind, revision, open.today(), by)));
        }
        int number = open.file(inquiry).mailings().size();
        Set<Channel> channels =
            draft.channels().stream()
                .filter(address.address()::takes)
                .collect(Collectors.toUnmodifiableSet());
        if (problems.isEmpty()) {
          problems.addAll(
              DeskForms.problems(prepared.write(inquiry, number, List.of(letter), channels, by)));
        }
        if (problems.isEmpty()) {
          problems.addAll(
              DeskForms.problems(prepared.propose(inquiry, number, 1, List.of(), "", by)));
        }
        yield problems;
      }
    };
  }
}
