package org.proviso.web.picture;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The pictures of the real pack say what their tables say.
class PackPicturesTest {

  private static final PackSamples SAMPLES = new PackSamples();

  @Test
  void enforceability() {
    EnforceabilityChartTest.check(SAMPLES.chart("jag/access", "2017"));
    EnforceabilityChartTest.check(SAMPLES.chart("jag/1373", "2016"));
    EnforceabilityChartTest.check(SAMPLES.chart("jag/1373", "2018"));
  }

  @Test
  void daysOfChange() {
    ChangeStripTest.check(SAMPLES.strip());
  }

  @Test
  void whatActedOnWhat() {
    ActChainTest.check(SAMPLES.chain(act -> true, LocalDate.of(2018, 9, 1)));
  }

  @Test
  void lanes() {
    PartyLanesTest.check(SAMPLES.lanes("los-angeles-ca"));
  }

  @Test
  void map() {
    RecipientMapTest.check(SAMPLES.map("jag/access", "2017"));
  }
}
