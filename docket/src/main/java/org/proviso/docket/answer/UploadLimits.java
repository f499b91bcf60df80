package org.proviso.docket.answer;

/// How much a recipient may upload.
///
/// @param bytesOfFile of one file
/// @param filesOfAnswer of one version of an answer, given up ones left out
/// @param bytesOfRecipient of all its files in all inquiries, given up ones left out
public record UploadLimits(long bytesOfFile, int filesOfAnswer, long bytesOfRecipient) {

  /// Five hundred megabytes a file, 2,000 files an answer, twenty gigabytes in all.
  public static final UploadLimits USUAL = new UploadLimits(500_000_000, 2_000, 20_000_000_000L);

  /// @throws IllegalArgumentException unless all are at least 1
  public UploadLimits {
    if (bytesOfFile < 1 || filesOfAnswer < 1 || bytesOfRecipient < 1) {
      throw new IllegalArgumentException("a limit below 1");
    }
  }
}
