package org.proviso.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;

/// Tells which party a recipient is.
///
/// First an explicit mapping decides; then a known party of the same State whose name is the same
/// but for capitals, punctuation and word order (`CITY OF X`, `X, CITY OF`; `COUNTY OF X`, `X
/// COUNTY`), unless two known parties have it; else the recipient is a party of its own, of whose
/// policies nothing is known. An own party lies within the county of its address or, if that is not
/// known, within its State; see [BusinessType] for the exceptions. Individuals are never named: all
/// of one State are one party. Immutable and thread-safe.
public final class Recipients {

  /// A party that recipients may be.
  ///
  /// @param party the party
  /// @param fips its FIPS code, five digits for a county; null if not known
  public record Known(Party party, @Nullable String fips) {}

  /// How it was told which party a recipient is.
  enum How {
    MAPPED,
    MATCHED,
    OWN
  }

  private static final String INDIVIDUALS = "individuals:";

  /// The party that a recipient is.
  record Resolved(Party party, How how) {}

  /// What identifiers of own parties begin with.
  private static final List<String> OWN = List.of("uei:", "duns:", "name:", INDIVIDUALS);

  private record Bearer(String state, BodyName name) {}

  private final Places places;
  private final Map<String, Party> parties = new HashMap<>();
  private final Map<String, Party> countiesByFips = new HashMap<>();
  private final Map<Bearer, Party> bearers = new HashMap<>();
  private final Map<String, String> mapping;

  private Recipients(Places places, Collection<Known> known, Map<String, String> mapping) {
    this.places = places;
    this.mapping = Map.copyOf(mapping);
    Set<Bearer> ambiguous = new HashSet<>();
    for (Known each : known) {
      Party party = each.party();
      parties.put(party.id(), party);
      String fips = each.fips();
      if (fips != null && fips.length() == 5) {
        countiesByFips.put(fips, party);
      }
      String state = party.state();
      if (state != null) {
        Bearer bearer = new Bearer(state, BodyName.of(party.name(), rank(party.kind())));
        if (bearers.put(bearer, party) != null) {
          ambiguous.add(bearer);
        }
      }
    }
    bearers.keySet().removeAll(ambiguous);
  }

  /// Returns what tells the party of a recipient.
  ///
  /// @param places States and counties that own parties lie within
  /// @param known parties that recipients may be, of a pack for example
  /// @param mapping which recipient is which of the known parties, by the identifier that the
  ///   recipient would have as a party of its own (`uei:…`, `duns:…`, `name:STATE:NAME`)
  /// @throws IllegalArgumentException if the mapping names a party that is not known
  public static Recipients of(Places places, Collection<Known> known, Map<String, String> mapping) {
    Recipients recipients = new Recipients(places, known, mapping);
    for (String party : mapping.values()) {
      if (!recipients.parties.containsKey(party)) {
        throw new IllegalArgumentException("the mapping names the party " + party);
      }
    }
    return recipients;
  }

  /// Returns whether a party is called as recipients are that are parties of their own. Two of
  /// these may have one name, so that none is known by its name.
  public static boolean isOwn(String party) {
    return OWN.stream().anyMatch(party::startsWith);
  }

  /// Returns the identifier of the party that a recipient is.
  public String partyOf(Recipient recipient) {
    return resolve(recipient).party().id();
  }

  Resolved resolve(Recipient recipient) {
    Party mapped = parties.get(mapping.getOrDefault(recipient.ownId(), ""));
    if (mapped != null) {
      return new Resolved(mapped, How.MAPPED);
    }
    if (recipient.type() != BusinessType.P) {
      Party matched = bearers.get(bearer(recipient));
      if (matched != null) {
        return new Resolved(matched, How.MATCHED);
      }
    }
    return new Resolved(own(recipient), How.OWN);
  }

  /// Returns a party and what it lies within, from the inside out.
  List<Party> withContainers(Party party) {
    List<Party> all = new ArrayList<>();
    Party at = party;
    while (at != null && !all.contains(at)) {
      all.add(at);
      String within = at.within();
      at = within == null ? null : find(within);
    }
    return all;
  }

  private @Nullable Party find(String id) {
    Party known = parties.get(id);
    if (known != null) {
      return known;
    }
    String code = id.substring(id.indexOf('-') + 1);
    return id.startsWith("county-")
        ? places.county(code).orElse(null)
        : places.state(code.toUpperCase(Locale.ROOT)).map(Places.State::party).orElse(null);
  }

  private static Bearer bearer(Recipient recipient) {
    BusinessType type = recipient.type();
    String otherwise = type == BusinessType.B || type == BusinessType.C ? rank(type.kind()) : "";
    return new Bearer(recipient.state(), BodyName.of(recipient.name(), otherwise));
  }

  /// Returns the rank of a body of this kind whose name does not state it.
  private static String rank(String kind) {
    return switch (kind) {
      case "city", "consolidated" -> "CITY";
      case "county" -> "COUNTY";
      case "state" -> "STATE";
      default -> "";
    };
  }

  private Party own(Recipient recipient) {
    BusinessType type = recipient.type();
    Places.State state = places.state(recipient.state()).orElse(null);
    @Nullable String code = recipient.state().isEmpty() ? null : recipient.state();
    boolean individual = type == BusinessType.P;
    String id = individual ? INDIVIDUALS + recipient.state() : recipient.ownId();
    String name = recipient.name().isEmpty() ? id : recipient.name();
    return new Party(
        id,
        individual ? "Individuals" + (code == null ? "" : ", " + code) : name,
        type == null ? "unknown" : type.kind(),
        code,
        within(recipient, type == null ? BusinessType.X : type, state, individual),
        state == null ? null : state.circuit(),
        /* policiesKnown= */ false);
  }

  private @Nullable String within(
      Recipient recipient, BusinessType type, Places.@Nullable State state, boolean individual) {
    if (state == null || !type.isInState()) {
      return null;
    }
    // A code of another State's county is an address elsewhere, or a slip: neither places a body.
    boolean sameState = recipient.county().startsWith(state.fips());
    if (type.isInCounty() && sameState && !individual) {
      Party known = countiesByFips.get(recipient.county());
      if (known != null) {
        return known.id();
      }
      Party county = places.county(recipient.county()).orElse(null);
      if (county != null) {
        return county.id();
      }
    }
    return state.id();
  }
}
