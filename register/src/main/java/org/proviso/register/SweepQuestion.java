package org.proviso.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Law;
import org.proviso.law.engine.Portfolio;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.law.proof.Asking;

/// What a sweep asks of awards, wherever they stand. Immutable and thread-safe.
///
/// @param law the law
/// @param register the parties that the law speaks of, and what is known of them
/// @param asking from where it is asked
/// @param programmes which assistance listings are which programme
/// @param recipients tells which party a recipient is
public record SweepQuestion(
    Law law, Register register, Asking asking, Programmes programmes, Recipients recipients) {

  /// Returns the question that is put to the parties of a register and to any other recipient.
  ///
  /// @param fips tells the FIPS code of a party of the register; null if not known
  /// @param mapping which recipient is which of these parties, as [Recipients#of] takes it
  /// @throws IllegalArgumentException if the mapping names a party that the register lacks
  public static SweepQuestion of(
      Law law,
      Register register,
      Asking asking,
      Function<Party, @Nullable String> fips,
      Map<String, String> mapping) {
    List<Recipients.Known> known = new ArrayList<>();
    register.parties().forEach(party -> known.add(new Recipients.Known(party, fips.apply(party))));
    return new SweepQuestion(
        law, register, asking, Programmes.of(law), Recipients.of(Places.shipped(), known, mapping));
  }

  /// Returns the sweep of a block's awards.
  public Sweep sweep(AwardBlock block) {
    Map<String, Party> parties = new LinkedHashMap<>();
    register.parties().forEach(party -> parties.put(party.id(), party));
    block.parties().forEach(party -> parties.putIfAbsent(party.id(), party));
    List<Party> all = new ArrayList<>(parties.values());
    Register around =
        new Register(
            all,
            register.groups().values(),
            register.memberships(),
            register.policies(),
            List.of(),
            register.awardFacts());
    return Sweep.of(law, Portfolio.of(around, block.awards()), asking);
  }
}
