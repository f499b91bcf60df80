package org.proviso.law.clock;

/// The years in which a holiday is kept: from `first` to `last`, both inclusive, every `step`
/// years.
///
/// @param first first year
/// @param last last year, not before `first`; 9999 stands for no end known
/// @param step 1 for every year, 4 for every fourth year counted from `first`
public record Years(int first, int last, int step) {

  private static final int NO_END = 9999;

  /// @throws IllegalArgumentException if the years do not lie in 1 to 9999 in order, or `step` is
  ///   less than 1
  public Years {
    Promises.between("first year", first, 1, NO_END);
    Promises.between("last year", last, first, NO_END);
    Promises.between("step", step, 1, NO_END);
  }

  /// Returns every year from `first` on.
  public static Years from(int first) {
    return new Years(first, NO_END, 1);
  }

  /// Returns every year from `first` to `last`, both inclusive.
  public static Years between(int first, int last) {
    return new Years(first, last, 1);
  }

  /// Returns every `step`-th year from `first` on, `first` included.
  public static Years every(int step, int first) {
    return new Years(first, NO_END, step);
  }

  /// Returns whether the holiday is kept in `year`.
  public boolean covers(int year) {
    return year >= first && year <= last && (year - first) % step == 0;
  }
}
