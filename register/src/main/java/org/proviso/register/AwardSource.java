package org.proviso.register;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.act.Law;
import org.proviso.law.engine.Portfolio;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.law.proof.Asking;

/// A file of awards, and the law and register that it is swept with.
///
/// @param file an award download of USAspending
/// @param law the law
/// @param register the parties that the law speaks of, and what is known of them
/// @param asking from where it is asked
/// @param programmes which assistance listings are which programme
/// @param recipients tells which party a recipient is
/// @param block how many rows are read at once; memory grows with it and not with the file
public record AwardSource(
    Path file,
    Law law,
    Register register,
    Asking asking,
    Programmes programmes,
    Recipients recipients,
    int block) {

  /// Opens the file where an earlier reading stopped.
  AwardsReader.Outcome open(Position from) {
    return AwardsReader.open(file, from, programmes, recipients);
  }

  /// Returns the sweep of a block's awards.
  Sweep sweep(AwardBlock block) {
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
