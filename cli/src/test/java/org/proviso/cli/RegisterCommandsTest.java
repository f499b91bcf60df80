package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterCommandsTest {

  private static final Commands COMMANDS = Commands.onTheMilkFund();

  private static final String DIVISIONS =
      """
      id,name,census_geoid
      ocd-division/country:us/state:ny/county:new_york,New York County,place-36061
      ocd-division/country:us/state:ny/place:albany,Albany city,place-3601000
      """;
  private static final String DISTRICTS =
      """
      state,judicial_district,division,county,county_fips,authority
      New York,Southern District of New York,,New York County,36061,28 USC 112
      New York,Eastern District of New York,,New York County,36061,28 USC 112
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void writesARegisterOfParties() throws IOException {
    String divisions = COMMANDS.file("divisions.csv", DIVISIONS);
    String districts = COMMANDS.file("districts.csv", DISTRICTS);
    Path out = folder.resolve("parties.csv");

    Commands.Run run =
        COMMANDS.runAll(
            "import", "parties", divisions, "--districts", districts, "--out", out.toString());

    assertEquals("", run.err());
    assertEquals(
        """
        2 rows: 2 became parties, 0 could not be placed
        2 rows of judicial districts
        county: 1
        place: 1
        state: 1
        1 counties are divided between judicial districts: county-36061
        0 counties are in no judicial district that is known
        3 parties written to %s
        """
            .formatted(out),
        run.out());
    assertEquals(0, run.exitCode());
    assertEquals(
        List.of(
            "id,name,kind,state,within,circuit,districts,fips,ocd",
            "state-ny,New York,state,NY,,2,,36,ocd-division/country:us/state:ny",
            "county-36061,New York County,county,NY,state-ny,2,Southern District of New York; Eastern District of New York,36061,ocd-division/country:us/state:ny/county:new_york",
            "place-3601000,Albany city,place,NY,state-ny,2,,3601000,ocd-division/country:us/state:ny/place:albany"),
        Files.readAllLines(out));
  }

  @Test
  void saysNoWhenARowCanNotBePlaced() {
    String file = COMMANDS.file("bad.csv", DIVISIONS + "elsewhere,Elsewhere,place-36001\n");

    Commands.Run text = COMMANDS.runAll("import", "parties", file);
    Commands.Run json = COMMANDS.runAll("import", "parties", file, "--format", "json");

    assertTrue(
        text.out()
            .startsWith(
                """
                bad.csv:4:1: BAD_DIVISION: id: 'elsewhere', expected a division like ocd-division/country:us/state:il/county:cook
                3 rows: 2 became parties, 1 could not be placed
                """),
        text.out());
    assertEquals(1, text.exitCode());
    assertEquals(1, Parsed.of(json.out()).list("malformed").size());
    assertEquals(1, json.exitCode());
  }

  @Test
  void refusesWhatIsNoTableOfDivisions() {
    String file = COMMANDS.file("other.csv", "id,title\n");

    Commands.Run header = COMMANDS.runAll("import", "parties", file);
    Commands.Run missing = COMMANDS.run("import parties no-such-file.csv");
    Commands.Run nothing = COMMANDS.run("import");

    assertTrue(header.err().contains("lacks the columns: name, census_geoid"), header.err());
    assertTrue(missing.err().contains("no-such-file.csv"), missing.err());
    assertTrue(nothing.err().contains("a command is missing"), nothing.err());
    assertEquals(
        List.of(2, 2, 2), List.of(header.exitCode(), missing.exitCode(), nothing.exitCode()));
  }

  @Test
  void generatesTheSameAwardsFromTheSameSeed() throws IOException {
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");

    Commands.Run run = COMMANDS.run("generate awards --rows 20 --seed 5 --out " + first);
    COMMANDS.run("generate awards --rows 20 --mix realistic --seed 5 --out " + second);

    assertEquals("20 synthetic awards written to " + first + " (seed 5)\n", run.out());
    assertEquals(0, run.exitCode());
    assertEquals(21, Files.readAllLines(first).size());
    assertEquals(Files.readString(first), Files.readString(second));
  }

  @Test
  void refusesToGenerateNothingOrIntoNoFolder() {
    Commands.Run nothing = COMMANDS.run("generate awards --rows 0 --out x.csv");
    Commands.Run nowhere = COMMANDS.run("generate awards --rows 1 --out no-such-folder/x.csv");

    assertTrue(nothing.err().contains("--rows must be at least 1, not 0"), nothing.err());
    assertTrue(nowhere.err().contains("can not be written"), nowhere.err());
    assertEquals(List.of(2, 2), List.of(nothing.exitCode(), nowhere.exitCode()));
  }
}
