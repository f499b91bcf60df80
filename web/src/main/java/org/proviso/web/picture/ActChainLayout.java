package org.proviso.web.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the acts of a chain stand.
final class ActChainLayout {

  private ActChainLayout() {}

  static void require(List<ActChain.Act> acts, List<ActChain.Effect> effects) {
    Map<String, ActChain.Act> byId = new HashMap<>();
    for (ActChain.Act act : acts) {
      if (byId.put(act.act().id(), act) != null) {
        throw new IllegalArgumentException("act " + act.act().id() + " stands twice");
      }
    }
    for (ActChain.Effect effect : effects) {
      ActChain.Act from = byId.get(effect.from());
      ActChain.Act to = byId.get(effect.to());
      if (from == null || to == null || to.issued().isAfter(from.issued())) {
        throw new IllegalArgumentException(
            effect.from() + " can not act on " + effect.to() + " in this chain");
      }
    }
  }
}
