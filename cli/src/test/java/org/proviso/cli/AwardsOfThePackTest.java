package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Programme;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.PartyDetails;
import org.proviso.register.AwardBlock;
import org.proviso.register.AwardsReader;
import org.proviso.register.Counts;
import org.proviso.register.Places;
import org.proviso.register.Programmes;
import org.proviso.register.Recipients;

/// Awards read with what the Byrne JAG pack says of its programmes and parties.
class AwardsOfThePackTest {

  private static final Pack PACK =
      assertInstanceOf(
              Packs.Outcome.Loaded.class, Packs.load(Path.of("..", "packs", "us-byrne-jag")))
          .pack();

  @TempDir private Path folder = Path.of("");

  private static Programmes programmes() {
    List<Programmes.Listed> listed = new ArrayList<>();
    for (Programme programme : PACK.law().programmes()) {
      String year = programme.yearInAwardNumber();
      listed.add(
          new Programmes.Listed(
              programme.id(), programme.listings(), year == null ? null : Pattern.compile(year)));
    }
    return Programmes.of(listed);
  }

  private static Recipients recipients() {
    List<Recipients.Known> known = new ArrayList<>();
    for (Party party : PACK.register().parties()) {
      known.add(
          new Recipients.Known(
              party, PACK.details(party.id()).map(PartyDetails::fips).orElse(null)));
    }
    return Recipients.of(Places.shipped(), known, Map.of());
  }

  @Test
  void becomeSubjectsOfThePack() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("awards.csv"),
            """
            award_id_fain,total_obligated_amount,award_base_action_date,recipient_uei,recipient_name,recipient_state_code,prime_award_summary_recipient_county_fips_code,cfda_numbers_and_titles,business_types_code
            2017-DJ-BX-9001,100.50,2018-06-26,U1,"CHICAGO, CITY OF",IL,17031,16.738: JAG,C
            2016-DJ-BX-9002,7,2016-09-01,U2,VILLAGE OF NOWHERE,IL,17031,16.738: JAG,C
            2016-DJ-BX-9003,7,2016-09-01,U3,STATE OF CALIFORNIA,CA,,16.738: JAG,A
            2016-CK-WX-9004,7,2016-09-01,U4,COUNTY OF COOK,IL,17031,16.710: COPS,B
            """);
    AwardsReader.Outcome outcome = AwardsReader.open(file, programmes(), recipients());
    try (AwardsReader reader =
        assertInstanceOf(AwardsReader.Outcome.Opened.class, outcome).reader()) {
      AwardBlock block = reader.nextBlock(100);

      assertEquals(new Counts(3, 0, 1, 0, 0, 2), block.counts());
      Subject chicago = block.awards().subject(0);
      assertEquals("jag/2017/chicago-il", chicago.id());
      assertEquals(10_050L, chicago.award().cents());
      assertEquals("jag/2016/uei:U2", block.awards().subject(1).id());
      assertEquals("jag/2016/state-ca", block.awards().subject(2).id());
      Party village =
          block.parties().stream().filter(it -> it.id().equals("uei:U2")).findFirst().orElseThrow();
      assertEquals("cook-county-il", village.within());
    }
  }
}
