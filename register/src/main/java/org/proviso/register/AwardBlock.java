package org.proviso.register;

import java.util.Collection;
import java.util.List;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Party;

/// What some consecutive rows of a file say.
///
/// @param awards the awards, in the order of their first rows
/// @param parties every party that the awards name, and those that these lie within, each once
/// @param counts what became of the rows; none at the end of the file
/// @param malformed the rows that could not be read, in order
/// @param next where the rows after these begin; [Position#START] if they were not read from one
///   file
public record AwardBlock(
    Awards awards, List<Party> parties, Counts counts, List<Malformed> malformed, Position next) {

  /// Copies the lists.
  public AwardBlock {
    parties = List.copyOf(parties);
    malformed = List.copyOf(malformed);
  }

  /// Returns the block of awards that were taken from rows before.
  ///
  /// @param awards in the order of their first rows
  /// @param settled parties as awards before these have named them: of a party that several awards
  ///   name, the first says what it is called and what it lies within
  /// @param recipients tells which party a recipient is
  public static AwardBlock of(
      Iterable<TakenAward> awards, Collection<Party> settled, Recipients recipients) {
    AwardBlockBuilder block = new AwardBlockBuilder(recipients);
    block.settle(settled);
    awards.forEach(block::add);
    return block.build(Position.START);
  }
}
