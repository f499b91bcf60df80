package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProvisoMainTest {

  @Test
  void endsWithZeroWhenAskedForItsVersion() {
    assertEquals(0, ProvisoMain.execute("--version"));
  }

  @Test
  void endsWithTwoWhenTheCommandIsMissing() {
    assertEquals(2, ProvisoMain.execute());
  }

  @Test
  void endsWithTwoWhenAnOptionIsUnknown() {
    assertEquals(2, ProvisoMain.execute("--no-such-option"));
  }
}
