package org.proviso.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Scope;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.pack.Section;
import org.proviso.pack.Source;

/// The entries that a pack's own record gives to dockets: letters, acts that name a party,
/// policies.
///
/// An act is on the docket of each party that one of its clauses names and surely reaches: by
/// itself, as lying within a party, as a member of a group, or by the number of an award. An act
/// that reaches everyone is on no docket for it. Nothing is said that the pack does not say.
public final class PackDocket {

  /// What came of entering a pack's record.
  ///
  /// @param added how many entries are new
  /// @param before how many were there already
  /// @param undated identifiers of the policies that have no entry, because their first day is not
  ///   known
  public record Entered(int added, int before, List<String> undated) {

    /// Copies the list.
    public Entered {
      undated = List.copyOf(undated);
    }
  }

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private final Pack pack;
  private final Register register;
  private final ResourceBundle texts =
      ResourceBundle.getBundle("org.proviso.store.docket", Locale.ROOT);
  private final Properties kinds = kinds();
  private final List<DocketEntry> entries = new ArrayList<>();
  private final List<String> undated = new ArrayList<>();

  private PackDocket(Pack pack) {
    this.pack = pack;
    this.register = pack.register();
    pack.rounds().forEach(this::add);
    pack.law().acts().forEach(this::add);
    register.policies().forEach(this::add);
    // Within a day: letters, then acts in their order, then policies, as gathered.
    entries.sort(Comparator.comparing(DocketEntry::day));
  }

  /// Enters what a pack records and publishes it, since a pack is public. Entering the same pack
  /// again adds only what the pack has gained; what it says otherwise than before stays as it was
  /// entered.
  ///
  /// @param entered when
  public static Entered enter(Pack pack, Docket docket, Instant entered) {
    PackDocket record = new PackDocket(pack);
    String by = "pack " + pack.name();
    Docket.Decision publish =
        new Docket.Decision(Docket.Decision.Act.PUBLISH, entered, by, "public in the pack");
    int added = 0;
    Actor actor = RegisterStore.actor(pack.name());
    for (Docket.Appended each : docket.appendAll(record.entries, entered, actor, by, publish)) {
      added += each instanceof Docket.Appended.New ? 1 : 0;
    }
    return new Entered(added, record.entries.size() - added, record.undated);
  }

  /// Returns the entries that a pack gives, in order of day.
  static List<DocketEntry> entries(Pack pack) {
    return List.copyOf(new PackDocket(pack).entries);
  }

  private void add(Round round) {
    String title =
        round.ask().isEmpty()
            ? text("letter.plain", round.id())
            : text("letter", round.id(), round.ask());
    LocalDate deadline = round.deadline();
    String body =
        deadline == null
            ? round.note()
            : (text("deadline", deadline.toString()) + "\n" + round.note()).strip();
    for (String party : round.addressees()) {
      add(round, party, title, body, "round/" + round.id());
    }
    for (String party : round.cleared()) {
      add(round, party, text("cleared", round.id()), round.note(), "cleared/" + round.id());
    }
  }

  private void add(Round round, String party, String title, String body, String origin) {
    DocketEntry.About about = new DocketEntry.About("round", round.id());
    Word word = new Word(DocketEntry.Side.GRANTOR, "letter");
    add(party, new Moment.On(round.date()), word, title, body, about, round.provenance(), origin);
  }

  private void add(Act act) {
    for (Party party : register.parties()) {
      List<String> words =
          act.clauses().stream()
              .filter(clause -> concerns(clause, act, party))
              .map(Clause::words)
              .toList();
      if (!words.isEmpty()) {
        DocketEntry.About about = new DocketEntry.About("act", act.id());
        String body = (String.join("\n", words) + "\n" + act.provenance().citation()).strip();
        String origin = "act/" + act.id();
        add(
            party.id(),
            act.issued(),
            word(act),
            act.title(),
            body,
            about,
            act.provenance(),
            origin);
      }
    }
  }

  private void add(Policy policy) {
    LocalDate from = policy.inForce().from();
    if (from == null) {
      undated.add(policy.id());
      return;
    }
    Provenance provenance =
        pack.provenance(Section.POLICIES, policy.id())
            .orElseThrow(
                () -> new IllegalStateException("the pack keeps where its policies come from"));
    DocketEntry.About about = new DocketEntry.About("policy", policy.id());
    Word word = new Word(DocketEntry.Side.RECIPIENT, "policy");
    String origin = "policy/" + policy.id();
    String body = provenance.citation();
    add(
        policy.holder(),
        new Moment.On(from),
        word,
        policy.title(),
        body,
        about,
        provenance,
        origin);
  }

  private void add(
      String party,
      Moment moment,
      Word word,
      String title,
      String text,
      DocketEntry.About about,
      Provenance from,
      String origin) {
    @Nullable String question =
        switch (moment) {
          case Moment.On(LocalDate day) -> null;
          case Moment.Within(LocalDate earliest, var certain, String asked) -> asked;
        };
    List<DocketEntry.SourceReference> sources = new ArrayList<>();
    for (String id : from.sources()) {
      String where = pack.source(id).map(Source::where).orElse("");
      sources.add(new DocketEntry.SourceReference(id, where));
    }
    entries.add(
        new DocketEntry(
            party,
            moment.earliest(),
            question,
            word.side(),
            word.kind(),
            title,
            text,
            about,
            sources,
            from.mark(),
            from.caveats(),
            null,
            pack.name() + "/" + origin));
  }

  /// Whose doing an act is, and its kind on a docket.
  private record Word(DocketEntry.Side side, String kind) {}

  private Word word(Act act) {
    String known = kinds.getProperty(act.kind(), "other, other");
    String[] words = COMMA.split(known, -1);
    DocketEntry.Side side = DocketEntry.Side.of(words[0]);
    // What a party filed with a court is not the court's doing.
    boolean courts = act.court() != null && !words[1].equals("filing");
    return new Word(courts ? DocketEntry.Side.COURT : side, words[1]);
  }

  private boolean concerns(Clause clause, Act act, Party party) {
    LocalDate day = act.issued().earliest();
    return named(clause.scope(), day).contains(party.id())
        && reach(clause.scope(), party, day) == Group.Standing.MEMBER;
  }

  /// Returns whom a scope speaks of, rather than leaves among others.
  private Set<String> named(Scope scope, LocalDate day) {
    Set<String> named = new TreeSet<>();
    switch (scope) {
      case Scope.Everyone everyone -> {}
      case Scope.Except except -> {}
      case Scope.Circuit circuit -> {}
      case Scope.Named(var parties, var sub) -> named.addAll(parties);
      case Scope.Within within -> addReached(named, within, day);
      case Scope.Members members -> addReached(named, members, day);
      case Scope.Awards awards -> addReached(named, awards, day);
      case Scope.Both(var scopes) -> scopes.forEach(each -> named.addAll(named(each, day)));
      case Scope.Either(var scopes) -> scopes.forEach(each -> named.addAll(named(each, day)));
    }
    return named;
  }

  private void addReached(Set<String> named, Scope scope, LocalDate day) {
    for (Party party : register.parties()) {
      if (reach(scope, party, day) == Group.Standing.MEMBER) {
        named.add(party.id());
      }
    }
  }

  private Group.Standing reach(Scope scope, Party party, LocalDate day) {
    return switch (scope) {
      case Scope.Everyone() -> Group.Standing.MEMBER;
      case Scope.Named(var parties, var sub) -> standing(parties.contains(party.id()));
      case Scope.Within(var parties, var sub) ->
          standing(parties.stream().anyMatch(each -> register.isWithin(party.id(), each)));
      case Scope.Members(var group, var asOf, var sub) ->
          register.standing(party.id(), group, null).at(asOf == null ? day : asOf).standing();
      case Scope.Circuit(var circuit) -> standing(circuit.equals(party.circuit()));
      case Scope.Awards(var awards) ->
          standing(
              register.subjects().stream()
                  .filter(subject -> isAmong(subject, awards))
                  .anyMatch(subject -> subject.recipient().equals(party.id())));
      case Scope.Except(var but) -> opposite(reach(but, party, day));
      case Scope.Both(var scopes) -> all(scopes, party, day);
      case Scope.Either(var scopes) ->
          opposite(all(scopes.stream().<Scope>map(Scope.Except::new).toList(), party, day));
    };
  }

  private static boolean isAmong(Subject subject, Set<String> awards) {
    String number = subject.award().id();
    return number != null && awards.contains(number);
  }

  private Group.Standing all(Collection<Scope> scopes, Party party, LocalDate day) {
    Group.Standing all = Group.Standing.MEMBER;
    for (Scope scope : scopes) {
      Group.Standing each = reach(scope, party, day);
      if (each == Group.Standing.NON_MEMBER) {
        return each;
      }
      all = each == Group.Standing.UNKNOWN ? each : all;
    }
    return all;
  }

  private static Group.Standing standing(boolean reached) {
    return reached ? Group.Standing.MEMBER : Group.Standing.NON_MEMBER;
  }

  private static Group.Standing opposite(Group.Standing standing) {
    return switch (standing) {
      case MEMBER -> Group.Standing.NON_MEMBER;
      case NON_MEMBER -> Group.Standing.MEMBER;
      case UNKNOWN -> Group.Standing.UNKNOWN;
    };
  }

  private String text(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments);
  }

  private static Properties kinds() {
    Properties kinds = new Properties();
    try (InputStream in = PackDocket.class.getResourceAsStream("act-kinds.properties")) {
      if (in == null) {
        throw new IllegalStateException("no act-kinds.properties in the class path");
      }
      kinds.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }
}
