package org.proviso.web.data;

import java.util.Optional;
import org.proviso.law.act.Provenance;
import org.proviso.law.procedure.Procedure;
import org.proviso.pack.Pack;
import org.proviso.pack.Section;
import org.proviso.register.DetainerPublication;
import org.proviso.store.Ledgers;
import org.proviso.store.Matters;
import org.proviso.store.PublishedEntries;
import org.proviso.store.RegisterStore;
import org.proviso.web.site.Site;

/// Everything that tables are made from: what is public, and nothing else.
///
/// @param site law, register and answers
/// @param registers where records of the register come from
/// @param entries the entries of dockets that are public
/// @param detainers numbers as they may be seen
/// @param matters matters as far as they are public
/// @param ledgers of which only published balances are read
/// @param procedure what steps of matters are called
record OpenData(
    Site site,
    RegisterStore registers,
    PublishedEntries entries,
    DetainerPublication detainers,
    Matters matters,
    Ledgers ledgers,
    Procedure procedure) {

  /// Returns the same of another site.
  OpenData with(Site other) {
    return new OpenData(other, registers, entries, detainers, matters, ledgers, procedure);
  }

  Pack pack() {
    return site.pack();
  }

  /// Returns where a condition, or a record of the register, comes from; empty if that is not on
  /// record.
  Optional<Provenance> provenance(Section section, String id) {
    return section == Section.CONDITIONS
        ? pack().provenance(section, id)
        : registers.provenance(section, id);
  }
}
