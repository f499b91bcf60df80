package org.proviso.law.clock;

import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;

/// A way of serving a letter: when service counts as made, what it adds to the period for an
/// answer, and which proof is wanted.
///
/// Pure data. It does not say that the way is allowed: a letter names its ways, and ADR 19 says
/// what is taken where it is silent.
///
/// @param id within its pack
/// @param title in plain words
/// @param made when service counts as made
/// @param adds rule by which the period goes on from its due day, such as the three days after
///   mailing of FRCP 6(d); counted forward, and null if nothing is added
/// @param proof the proof that is wanted, in words
/// @param provenance where it comes from and how far it was checked
public record ServiceWay(
    String id,
    String title,
    Made made,
    @Nullable CountingRule adds,
    String proof,
    Provenance provenance) {

  /// @throws IllegalArgumentException if `id`, `title` or `proof` is blank
  public ServiceWay {
    Promises.notBlank("id of service way", id);
    Promises.notBlank("title of service way", title);
    Promises.notBlank("proof of service way", proof);
  }

  /// When service counts as made.
  public sealed interface Made {

    /// On the day of dispatch, unless it fails.
    record OnDispatch() implements Made {}

    /// On the day of delivery, once that is proven.
    record OnDelivery() implements Made {}

    /// On the day on which a period after dispatch ends, whether or not delivery is proven.
    ///
    /// @param rule the period; counted forward
    record AfterDispatch(CountingRule rule) implements Made {}

    /// On the day on which the recipient first opens it.
    record WhenOpened() implements Made {}
  }
}
