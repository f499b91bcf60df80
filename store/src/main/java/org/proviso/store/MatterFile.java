package org.proviso.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Tier;
import org.proviso.law.time.Span;

/// All that is on the record of a matter.
///
/// @param id which it is
/// @param party whose award it is
/// @param tier how the party holds its money; null if that is not known
/// @param said what the tier was read off
/// @param isPublic whether what is done in it is public
/// @param proposals what the grantor's staff proposed, in that order
/// @param steps what was entered as done, in that order
/// @param orders orders of courts that operate in it, or did
/// @param inquiries what it joined, in that order
/// @param ofInquiries what was done in those with the party, as steps
/// @param findings on its condition, in the order of the record
public record MatterFile(
    MatterId id,
    String party,
    @Nullable Tier tier,
    String said,
    boolean isPublic,
    List<Proposal> proposals,
    List<Taken> steps,
    List<CourtOrder> orders,
    List<String> inquiries,
    List<Taken> ofInquiries,
    List<FindingFile> findings) {

  /// Copies the lists.
  public MatterFile {
    findings = List.copyOf(findings);
    proposals = List.copyOf(proposals);
    steps = List.copyOf(steps);
    orders = List.copyOf(orders);
    inquiries = List.copyOf(inquiries);
    ofInquiries = List.copyOf(ofInquiries);
  }

  /// A step that somebody of the grantor's staff wants to be taken.
  ///
  /// @param number within the matter, from 1
  /// @param override why it is to be taken although the procedure does not allow it; null if only
  ///   where it does
  /// @param outcome what became of it
  /// @param by whose it is
  public record Proposal(
      int number,
      Wanted wanted,
      @Nullable String override,
      Outcome outcome,
      String by,
      long event) {

    /// What became of a proposal.
    public enum Outcome {
      /// Nobody decided.
      OPEN,
      /// The step was taken.
      TAKEN,
      /// It was not.
      TURNED_DOWN
    }
  }

  /// A step as somebody wants it.
  ///
  /// @param step its identifier
  /// @param actions the actions that it names
  /// @param due by clock, the due day that it sets
  /// @param said the document that the step is, as one would cite it
  public record Wanted(String step, Set<String> actions, Map<String, LocalDate> due, String said) {

    /// Copies the collections.
    public Wanted {
      actions = Set.copyOf(actions);
      due = Map.copyOf(due);
    }
  }

  /// A step that was taken.
  ///
  /// @param number within the matter, from 1; [#OF_INQUIRY] of what was done in an inquiry
  /// @param reached when it reached its addressee: its own day for what others than the grantor
  ///   did; null if that is not on record
  /// @param reachedBy what proves that; null if nothing has to
  /// @param proposal number of the proposal; null for what others than the grantor did
  /// @param override the proposal's reason for taking it against the procedure; null if it was
  ///   taken because that allows it
  /// @param overriding the deciding officer's; null likewise
  /// @param signer who signed for the recipient; null unless its own people did it here
  public record Taken(
      int number,
      Wanted wanted,
      LocalDate day,
      @Nullable LocalDate reached,
      @Nullable String reachedBy,
      @Nullable Integer proposal,
      @Nullable String override,
      @Nullable String overriding,
      @Nullable String signer,
      long event) {

    /// The number of what was done in an inquiry, which has one of its own there.
    public static final int OF_INQUIRY = 0;

    /// Returns the same step without the words of its document.
    Taken withoutWords() {
      return new Taken(
          number,
          new Wanted(wanted.step(), wanted.actions(), wanted.due(), ""),
          day,
          reached,
          reachedBy,
          proposal,
          override,
          overriding,
          signer,
          event);
    }
  }

  /// An order of a court.
  ///
  /// @param number among all orders of the site, from 1
  /// @param citation how a lawyer would cite it
  /// @param actions what it forbids; none for every action
  /// @param from first day on which it operates
  /// @param until first day on which it does not any more; null while it was not lifted
  /// @param doubtful whether it is in doubt that it operates, or that it reaches this recipient
  /// @param said what was seen of it
  public record CourtOrder(
      int number,
      String citation,
      Set<String> actions,
      LocalDate from,
      @Nullable LocalDate until,
      boolean doubtful,
      String said,
      long event) {

    /// Copies the actions.
    public CourtOrder {
      actions = Set.copyOf(actions);
    }
  }

  /// Returns the matter as the lane *steps* takes it: what was done in the order of its days, and
  /// of one day in the order in which it was entered.
  public Matter matter() {
    List<Matter.Done> done = new ArrayList<>();
    taken()
        .forEach(
            taken ->
                done.add(
                    new Matter.Done(
                        taken.wanted().step(),
                        taken.day(),
                        taken.reached(),
                        taken.wanted().actions(),
                        taken.wanted().due(),
                        Long.toString(taken.event()))));
    return new Matter(
        tier,
        done,
        orders.stream()
            .map(
                order ->
                    new Matter.Order(
                        Long.toString(order.event()),
                        order.actions(),
                        new Span(order.from(), order.until()),
                        order.doubtful(),
                        order.citation()))
            .toList(),
        findings.stream().map(FindingFile::finding).toList());
  }

  /// Returns the finding with a number.
  public Optional<FindingFile> finding(int number) {
    return findings.stream().filter(each -> each.number() == number).findFirst();
  }

  /// Returns all that was done, by day; of one day, what was done in an inquiry first, then in the
  /// order in which it was entered.
  public List<Taken> taken() {
    List<Taken> all = new ArrayList<>(ofInquiries);
    all.addAll(steps);
    all.sort(Comparator.comparing(Taken::day).thenComparingInt(Taken::number));
    return all;
  }

  /// Returns the same matter with what was done in the inquiries that it joined.
  MatterFile with(List<Taken> done) {
    return new MatterFile(
        id, party, tier, said, isPublic, proposals, steps, orders, inquiries, done, findings);
  }

  /// Returns the proposal with a number.
  public Optional<Proposal> proposal(int number) {
    return proposals.stream().filter(each -> each.number() == number).findFirst();
  }
}
