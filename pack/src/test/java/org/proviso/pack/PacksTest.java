package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PacksTest {

  @Test
  void loadsTheExample() {
    Pack pack = PackFixtures.theMilkFund();

    assertEquals("milk-fund", pack.name());
    assertEquals(6, pack.law().acts().size());
  }
}
