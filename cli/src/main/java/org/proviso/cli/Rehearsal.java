package org.proviso.cli;

/// Runs several commands in one process, so that the launcher can record which classes they load.
///
/// One training run makes one AOT cache: every command that shall start fast must be in it.
final class Rehearsal {

  private Rehearsal() {}

  /// Runs each argument as a command line of its own, split at spaces.
  ///
  /// Ends with the highest exit code, so that a command that is no longer known is noticed.
  public static void main(String[] commands) {
    int worst = 0;
    for (String command : commands) {
      worst = Math.max(worst, ProvisoMain.execute(command.split(" ")));
    }
    System.exit(worst);
  }
}
