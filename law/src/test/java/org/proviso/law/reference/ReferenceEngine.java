package org.proviso.law.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Truth;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;

/// Works out one headline at a time, from the definition of the semantics alone.
///
/// Every open question is answered no, then yes, and each time everything is worked out anew; no
/// set, no timeline and no decision diagram is involved. Slow on purpose. Not thread-safe.
public final class ReferenceEngine {

  private final Law law;
  private final Register register;
  private final List<Clause> clauses;
  private final Map<String, List<Clause>> acting = new HashMap<>();

  /// The questions met so far in working out one headline, in order, and how each is answered.
  private final List<Object> questions = new ArrayList<>();

  private final List<Boolean> answers = new ArrayList<>();

  private Asking asking = Asking.CONTEMPORANEOUS;
  private Subject subject;
  private LocalDate on = LocalDate.MIN;

  public ReferenceEngine(Law law, Register register) {
    this.law = law;
    this.register = register;
    this.clauses = List.copyOf(law.clauses());
    this.subject = register.subjects().getFirst();
    for (Clause clause : clauses) {
      if (clause.target() instanceof Target.OfClauses(var targets)) {
        for (String target : targets) {
          acting.computeIfAbsent(target, absent -> new ArrayList<>()).add(clause);
        }
      }
    }
  }

  /// Returns the headlines that follow from the ways of answering all questions.
  public Set<Headline> possible(String condition, Subject asked, LocalDate day, Asking from) {
    subject = asked;
    on = day;
    asking = from;
    Set<Headline> possible = EnumSet.noneOf(Headline.class);
    answers.clear();
    do {
      questions.clear();
      possible.add(headline(condition));
    } while (nextSettlement());
    return possible;
  }

  /// Returns the one headline of a set of them.
  public static Headline headline(Set<Headline> possible) {
    return possible.size() == 1 ? possible.iterator().next() : Headline.UNCERTAIN;
  }

  /// Counts up in binary over the questions met: the last one answered no becomes yes, those after
  /// it are forgotten, as they may not be met again.
  private boolean nextSettlement() {
    int last = Math.min(questions.size(), answers.size()) - 1;
    while (last >= 0 && answers.get(last)) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    while (answers.size() > last) {
      answers.removeLast();
    }
    answers.add(true);
    return true;
  }

  private boolean answer(Object question) {
    int met = questions.indexOf(question);
    if (met < 0) {
      met = questions.size();
      questions.add(question);
    }
    if (met == answers.size()) {
      answers.add(false);
    }
    return answers.get(met);
  }

  private Headline headline(String condition) {
    if (!prevails(condition, Verb.IMPOSES, List.of(Verb.FORBIDS, Verb.PERMITS))) {
      return isAhead(condition) ? Headline.NOT_YET : Headline.NOT_IN_TERMS;
    }
    if (prevails(condition, Verb.ENJOINS, List.of(Verb.EMPOWERS))) {
      return Headline.BARRED;
    }
    return speaking(condition, Verb.FORBEARS).isEmpty() ? Headline.NOT_BARRED : Headline.FORBORNE;
  }

  private boolean isAhead(String condition) {
    boolean ahead = false;
    for (Clause clause : clauses) {
      Act act = law.actOf(clause);
      boolean withdrawn =
          act.entry().withdrawn() != null
              && (asking.known() == null || !act.entry().withdrawn().isAfter(asking.known()));
      if (clause.verb() != Verb.IMPOSES
          || !speaks(clause, condition)
          || withdrawn
          || !reaches(clause, on)) {
        continue;
      }
      if (counts(act, on) && begun(clause, on)) {
        return false;
      }
      ahead = true;
    }
    return ahead;
  }

  /// The side of `verb` wins if it is strict, or if each opposite clause is beaten by some clause
  /// of the side; if neither it nor the opposite side wins, a forum would have to say.
  private boolean prevails(String condition, Verb verb, List<Verb> opposite) {
    List<Clause> ours = speaking(condition, verb);
    if (ours.isEmpty()) {
      return false;
    }
    List<Clause> theirs = new ArrayList<>();
    opposite.forEach(other -> theirs.addAll(speaking(condition, other)));
    if (wins(ours, theirs)) {
      return true;
    }
    return !wins(theirs, ours) && answer("forum " + verb);
  }

  private boolean wins(List<Clause> ours, List<Clause> theirs) {
    if (ours.stream().anyMatch(Clause::strict)) {
      return true;
    }
    for (Clause their : theirs) {
      if (their.strict() || ours.stream().noneMatch(our -> beats(our, their))) {
        return false;
      }
    }
    return true;
  }

  private boolean beats(Clause our, Clause their) {
    boolean[][] declared = {
      {
        our.precedence().overrides().contains(their.id()),
        their.precedence().overrides().contains(our.id())
      },
      {
        our.precedence().preempts().contains(their.id()),
        their.precedence().preempts().contains(our.id())
      },
    };
    for (boolean[] pair : declared) {
      if (pair[0] || pair[1]) {
        return pair[0];
      }
    }
    Act ourAct = law.actOf(our);
    Act theirAct = law.actOf(their);
    String ourCourt = ourAct.court();
    String theirCourt = theirAct.court();
    boolean bothCourts = ourCourt != null && theirCourt != null;
    if (isAbove(ourCourt, theirCourt)) {
      return true;
    }
    if (isAbove(theirCourt, ourCourt)) {
      return false;
    }
    if (!bothCourts && ourAct.rank() != theirAct.rank()) {
      return ourAct.rank() > theirAct.rank();
    }
    if (our.precedence().specialTo().contains(their.id())
        || their.precedence().specialTo().contains(our.id())) {
      return our.precedence().specialTo().contains(their.id());
    }
    boolean sameLevel =
        bothCourts ? Objects.equals(ourCourt, theirCourt) : ourCourt == null && theirCourt == null;
    return sameLevel && isEarlier(theirAct, ourAct);
  }

  private boolean isAbove(@Nullable String upper, @Nullable String lower) {
    @Nullable String at = upper == null ? null : lower;
    while (at != null) {
      at = law.court(at).map(court -> court.reviewedBy()).orElse(null);
      if (at != null && at.equals(upper)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEarlier(Act one, Act other) {
    int byDay = one.issued().earliest().compareTo(other.issued().earliest());
    return byDay < 0 || (byDay == 0 && one.sequence() < other.sequence());
  }

  private List<Clause> speaking(String condition, Verb verb) {
    List<Clause> speaking = new ArrayList<>();
    for (Clause clause : clauses) {
      if (clause.verb() == verb && speaks(clause, condition) && applies(clause, on)) {
        speaking.add(clause);
      }
    }
    return speaking;
  }

  private static boolean speaks(Clause clause, String condition) {
    return clause.target() instanceof Target.OfConditions target
        && target.part() == null
        && target.conditions().contains(condition);
  }

  private boolean applies(Clause clause, LocalDate day) {
    if (!operates(clause, day)) {
      return false;
    }
    Reference reference = clause.reference();
    if (reference == null) {
      return true;
    }
    Clause referred = law.clause(reference.clause()).orElseThrow();
    return applies(referred, reference.asOf() == null ? day : reference.asOf());
  }

  private boolean operates(Clause clause, LocalDate day) {
    boolean has = own(clause, day);
    for (Clause other : acting.getOrDefault(clause.id(), List.of())) {
      if (!has && other.verb() == Verb.EXTENDS) {
        has = operates(other, day);
      }
    }
    if (!has) {
      return false;
    }
    if (clause.certainty() instanceof Certainty.Disputed && !answer("dispute " + clause.id())) {
      return false;
    }
    for (Clause other : acting.getOrDefault(clause.id(), List.of())) {
      if (other.role() == Verb.Role.BLOCK
          && affects(other, clause, day)
          && !isUndone(other, clause, day)) {
        return false;
      }
    }
    return true;
  }

  private boolean isUndone(Clause block, Clause target, LocalDate day) {
    for (Clause other : acting.getOrDefault(target.id(), List.of())) {
      if (other.verb() == Verb.REINSTATES
          && clauses.indexOf(block) < clauses.indexOf(other)
          && affects(other, target, day)) {
        return true;
      }
    }
    return false;
  }

  private boolean affects(Clause acting, Clause target, LocalDate day) {
    boolean beforeTarget = acting.retro() instanceof Retro.Tunc && day.isBefore(start(target, day));
    return !beforeTarget && operates(acting, day);
  }

  private boolean own(Clause clause, LocalDate day) {
    Act act = law.actOf(clause);
    return counts(act, day)
        && begun(clause, day)
        && !(clause.until() != null && hasCome(act, clause.until(), day))
        && reaches(clause, day);
  }

  private boolean counts(Act act, LocalDate day) {
    LocalDate known = asking.known();
    LocalDate entered = act.entry().entered();
    LocalDate withdrawn = act.entry().withdrawn();
    boolean isEntered = known == null || entered == null || entered.compareTo(known) <= 0;
    boolean isWithdrawn = withdrawn != null && (known == null || withdrawn.compareTo(known) <= 0);
    return isEntered && !isWithdrawn && hasCome(act, act.issued(), viewpoint(day));
  }

  private LocalDate viewpoint(LocalDate day) {
    return asking.viewpoint() instanceof Asking.Viewpoint.From(LocalDate from) ? from : day;
  }

  private boolean begun(Clause clause, LocalDate day) {
    Act act = law.actOf(clause);
    if (clause.retro() instanceof Retro.Nunc) {
      return hasCome(act, clause.from(), day);
    }
    return !day.isBefore(start(clause, day)) && hasCome(act, clause.from(), viewpoint(day));
  }

  private LocalDate start(Clause clause, LocalDate ignored) {
    if (clause.retro() instanceof Retro.From(LocalDate from)) {
      return from;
    }
    if (clause.retro() instanceof Retro.Nunc) {
      return clause.from().earliest();
    }
    if (!(clause.target() instanceof Target.OfClauses(var targets))) {
      return LocalDate.MIN;
    }
    LocalDate first = LocalDate.MAX;
    for (String target : targets) {
      LocalDate start = start(law.clause(target).orElseThrow(), ignored);
      first = start.isBefore(first) ? start : first;
    }
    return first;
  }

  private boolean hasCome(Act act, Moment moment, LocalDate day) {
    if (day.isBefore(moment.earliest())) {
      return false;
    }
    if (moment instanceof Moment.Within within) {
      boolean surely = within.certain() != null && !day.isBefore(within.certain());
      return surely || answer(List.of("day", act.id(), within));
    }
    return true;
  }

  private boolean reaches(Clause clause, LocalDate day) {
    if (clause.target() instanceof Target.OfConditions target
        && !target.years().isEmpty()
        && !target.years().contains(subject.year())) {
      return false;
    }
    if (!inScope(law.actOf(clause), clause.scope(), day)) {
      return false;
    }
    Truth guard = clause.guard().test(register.circumstances(subject, asking.known()).at(day));
    return guard == Truth.TRUE
        || (guard == Truth.UNKNOWN && answer("guard " + clause.guard().text()));
  }

  private boolean inScope(Act act, Scope scope, LocalDate day) {
    Optional<String> parent = Optional.ofNullable(subject.award().under());
    return switch (scope) {
      case Scope.Everyone() -> true;
      case Scope.Named(var parties, var subs) ->
          parties.contains(subject.recipient())
              || (parent.filter(parties::contains).isPresent() && reachesSub(act, subs));
      case Scope.Within(var parties, var subs) ->
          isWithinAny(subject.recipient(), parties)
              || (parent.isPresent()
                  && isWithinAny(parent.get(), parties)
                  && reachesSub(act, subs));
      case Scope.Members(String group, var asOf, var subs) -> {
        LocalDate when = asOf == null ? day : asOf;
        yield isMember(subject.recipient(), group, when, false)
            || (parent.filter(p -> !p.equals(subject.recipient())).isPresent()
                && reachesSub(act, subs)
                && isMember(parent.get(), group, when, true));
      }
      case Scope.Circuit(String circuit) ->
          circuit.equals(register.party(subject.recipient()).orElseThrow().circuit());
      case Scope.Awards(var awards) ->
          subject.award().id() != null && awards.contains(subject.award().id());
      case Scope.Except(Scope inner) -> !inScope(act, inner, day);
      case Scope.Both(var scopes) -> scopes.stream().allMatch(inner -> inScope(act, inner, day));
      case Scope.Either(var scopes) -> scopes.stream().anyMatch(inner -> inScope(act, inner, day));
    };
  }

  private boolean reachesSub(Act act, Scope.SubRecipients subs) {
    return switch (subs) {
      case INCLUDED -> true;
      case EXCLUDED -> false;
      case DISPUTED -> answer("sub-recipients " + act.id());
    };
  }

  private boolean isWithinAny(String party, Set<String> containers) {
    @Nullable String at = party;
    while (at != null) {
      if (containers.contains(at)) {
        return true;
      }
      at = register.party(at).map(Party::within).orElse(null);
    }
    return false;
  }

  private boolean isMember(String party, String group, LocalDate day, boolean ofParent) {
    Group of = register.groups().get(group);
    if (of == null) {
      throw new IllegalArgumentException("no group " + group);
    }
    String kind = register.party(party).orElseThrow().kind();
    Group.Standing standing =
        of.eligibleKinds().contains(kind) ? of.otherwise() : Group.Standing.NON_MEMBER;
    String record = "default";
    for (Membership membership : register.memberships()) {
      if (membership.party().equals(party)
          && membership.group().equals(group)
          && membership.span().covers(day)
          && membership.entry().countsAt(asking.known())) {
        standing = membership.standing();
        record = membership.id();
      }
    }
    return standing == Group.Standing.MEMBER
        || (standing == Group.Standing.UNKNOWN
            && answer(List.of("member", group, record, ofParent)));
  }
}
