package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.proviso.docket.inquiry.Address;

class PublishedTest {

  private static final String LETTER =
      """
      The grantor

      24 January 2018

      The office of the
      city attorney
      A city
      1 Main Street
      10000 A city

      The grantor asks The office of the city attorney for the documents. The
      city attorney of another place, at 11 Main Street, is not asked.
      """;

  @Test
  void aPublishedLetterNamesThePartyAndNeitherTheAddressNorWhoeverReadsItThere() {
    Address address =
        new Address(
            "The office of the city attorney", "1 Main Street\n10000 A city", "a@b.invalid");

    assertEquals(
        """
        The grantor

        24 January 2018

        A city
        A city
        (address left out)

        The grantor asks A city for the documents. The
        city attorney of another place, at 11 Main Street, is not asked.
        """,
        Published.withoutAddress(LETTER, address, "A city"));
  }

  @Test
  void whatHasNoAddressStaysAsItIs() {
    assertEquals(
        LETTER,
        Published.withoutAddress(LETTER, new Address("The mayor", null, "a@b.invalid"), "A city"));
  }
}
