package org.proviso.web.access;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code as a picture that a page holds, so that nobody else draws it.
final class QrCode {

  /// Modules of quiet zone around it, as ISO/IEC 18004 asks.
  private static final int QUIET = 4;

  private QrCode() {}

  /// Returns an SVG: black on white in every light, since a camera reads it.
  ///
  /// @param label what it is, for who does not see it; without characters that mean something in
  ///   XML
  static String svg(String text, String label) {
    ByteMatrix matrix;
    try {
      matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    int size = matrix.getWidth() + 2 * QUIET;
    return "<svg class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"240\" height=\"240\"><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path fill=\"#000\" d=\"%s\"/></svg>"
        .formatted(label, size, size, size, size, path);
  }
}
