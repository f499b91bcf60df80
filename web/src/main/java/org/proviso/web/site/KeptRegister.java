package org.proviso.web.site;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.proviso.store.RegisterStore;

/// The register as it is kept, which pages show once they are told that something was added to it.
/// Thread-safe.
public final class KeptRegister {

  private final RegisterStore registers;
  private final Site site;
  private final Particulars particulars;

  /// @param registers where it is kept
  /// @param site whose pages show it
  /// @param particulars what they show beside it
  public KeptRegister(RegisterStore registers, Site site, Particulars particulars) {
    this.registers = registers;
    this.site = site;
    this.particulars = particulars;
  }

  /// Reads it again, after something was added. Of several at a time the last one reads all.
  public synchronized void readAgain() {
    site.renew(registers.register());
    registers
        .updated()
        .ifPresent(at -> particulars.updatedOn(LocalDate.ofInstant(at, ZoneOffset.UTC)));
  }
}
