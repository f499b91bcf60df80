package org.proviso.docket.record;

/// What can be wrong with an exported record.
public enum Problem {
  /// The key in the file is not the one that was asked for.
  OTHER_KEY,
  /// A line that is too long, not UTF-8 or not ended.
  BAD_LINE,
  /// A line that is neither an event nor a checkpoint.
  UNKNOWN_LINE,
  /// An event that is not written as events are.
  MALFORMED_EVENT,
  /// An event whose number does not follow the one before.
  NUMBER,
  /// An event that was recorded before the one before it.
  BACK_DATED,
  /// A payload or a salt that is not what the header commits to.
  PAYLOAD,
  /// A removed payload, and the event that should say so says something else.
  NOT_A_REDACTION,
  /// A removed payload, and the event that should say so is not there.
  NO_REDACTION,
  /// A checkpoint that is not written as checkpoints are.
  MALFORMED_CHECKPOINT,
  /// A checkpoint whose ordinal does not follow the one before.
  CHECKPOINT_NUMBER,
  /// A checkpoint of another record.
  ORIGIN,
  /// A checkpoint that does not stand behind as many events as it speaks of, or no more than the
  /// one before.
  SIZE,
  /// Events that are not those that the checkpoint was signed for.
  ROOT,
  /// A checkpoint that the key did not sign.
  SIGNATURE,
  /// Events that no checkpoint behind them covers.
  NOT_COVERED,
  /// The checkpoint that the reader kept was not signed by the key.
  KEPT_SIGNATURE,
  /// The checkpoint that the reader kept is of another record.
  KEPT_ORIGIN,
  /// Events that are not those of which the reader kept a checkpoint.
  KEPT_ROOT,
  /// Fewer events than in the checkpoint that the reader kept.
  KEPT_SIZE
}
