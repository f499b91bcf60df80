package org.proviso.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  private static final HouseRules PRODUCT_RULES = new HouseRules("org.proviso");
  private static final HouseRules PLANTED_RULES = new HouseRules("org.proviso.house.planted");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.proviso");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("org.proviso.house.planted");

  /// Each rule with the planted violations that it must report, by class or package.
  static Stream<Arguments> rules() {
    return Stream.of(
        rule("law sees the JDK only", HouseRules::lawSeesTheJdkOnly, "law.SeesPicocli"),
        rule("law does not see packs", HouseRules::lawDoesNotSeePacks, "law.SeesPack"),
        rule(
            "law and pack do not see the command line",
            HouseRules::lawAndPackDoNotSeeTheCommandLine,
            "law.SeesCommandLine",
            "pack.SeesCommandLine"),
        rule(
            "the register sees the law only",
            HouseRules::theRegisterSeesTheLawOnly,
            "register.SeesPack",
            "register.SeesCommandLine",
            "register.SeesPicocli"),
        rule(
            "law and pack do not see the register",
            HouseRules::lawAndPackDoNotSeeTheRegister,
            "law.SeesRegister",
            "pack.reading.SeesRegister"),
        rule(
            "the docket sees register and law only",
            HouseRules::theDocketSeesRegisterAndLawOnly,
            "docket.SeesPack",
            "docket.SeesPicocli"),
        rule(
            "what the docket stands on does not see it",
            HouseRules::whatTheDocketStandsOnDoesNotSeeIt,
            "law.SeesDocket",
            "register.SeesDocket"),
        rule(
            "letters see hashes and what writes them only",
            HouseRules::lettersSeeHashesAndWhatWritesThemOnly,
            "letter.SeesDocket",
            "letter.SeesSql",
            "letter.SeesBoot",
            "letter.SeesTheNet"),
        rule(
            "what is below the site does not see letters",
            HouseRules::whatIsBelowTheSiteDoesNotSeeLetters,
            "docket.SeesLetter"),
        rule(
            "the proof checker sees no evaluation",
            HouseRules::theProofCheckerSeesNoEvaluation,
            "law.proof.SeesEngine",
            "law.proof.SeesSuperiority"),
        rule("nothing sees the bench", HouseRules::nothingSeesTheBench, "cli.SeesBench"),
        rule("nothing sees the jobs", HouseRules::nothingSeesTheJobs, "register.SeesSpark"),
        rule(
            "the jobs do not see the command line",
            HouseRules::theJobsDoNotSeeTheCommandLine,
            "spark.SeesCommandLine"),
        rule("nothing sees the site", HouseRules::nothingSeesTheSite, "register.SeesSite"),
        rule(
            "the site does not see other tops",
            HouseRules::theSiteDoesNotSeeOtherTops,
            "web.SeesCommandLine"),
        rule(
            "only store and site see Spring and SQL",
            HouseRules::onlyStoreAndSiteSeeSpringAndSql,
            "register.SeesSql",
            "docket.SeesSql",
            "letter.SeesSql"),
        rule("the store sees no pages", HouseRules::theStoreSeesNoPages, "store.SeesBoot"),
        rule(
            "only the site sees the dispatch",
            HouseRules::onlyTheSiteSeesTheDispatch,
            "store.SeesDispatch"),
        rule(
            "the dispatch sees store and docket only",
            HouseRules::theDispatchSeesStoreAndDocketOnly,
            "dispatch.SeesCommandLine",
            "dispatch.SeesBoot"),
        rule(
            "evidence sees hashes only",
            HouseRules::evidenceSeesHashesOnly,
            "evidence.intake.SeesDocket",
            "evidence.intake.SeesSql"),
        rule(
            "only workers see parsers",
            HouseRules::onlyWorkersSeeParsers,
            "evidence.intake.SeesParser"),
        rule(
            "workers do not see what starts them",
            HouseRules::workersDoNotSeeWhatStartsThem,
            "evidence.worker.SeesIntake"),
        rule(
            "only the site sees the evidence",
            HouseRules::onlyTheSiteSeesTheEvidence,
            "docket.SeesEvidence"),
        rule(
            "the site starts no intake and no parsers",
            HouseRules::theSiteStartsNoIntakeAndNoParsers,
            "web.SeesIntake"),
        rule("no package has a vague name", HouseRules::noPackageHasAVagueName, "util.Misplaced"),
        rule(
            "no class has a vague name",
            HouseRules::noClassHasAVagueName,
            "law.DocketManager",
            "law.DocketImpl",
            "law.DocketHelper",
            "law.DateUtils"),
        rule(
            "only the entry point asks the time",
            HouseRules::onlyTheEntryPointAsksTheTime,
            "law.AsksTheTime.today()",
            "law.AsksTheTime.todayInZone(java.time.ZoneId)",
            "law.AsksTheTime.instant()",
            "law.AsksTheTime.zone()",
            "law.AsksTheTime.millis()",
            "law.AsksTheTime.clock()",
            "law.AsksTheTime.date()",
            "law.AsksTheTime.reference()"),
        rule(
            "what is below the command line does not print or log",
            HouseRules::whatIsBelowTheCommandLineDoesNotPrintOrLog,
            "law.Prints",
            "pack.Logs",
            "register.Prints",
            "docket.Prints",
            "letter.Prints"),
        rule("packages form no cycle", HouseRules::packagesFormNoCycle, "law.one", "law.two"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holdsForAllModules(Function<HouseRules, ArchRule> rule, List<String> planted) {
    rule.apply(PRODUCT_RULES).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void reportsWhatIsPlanted(Function<HouseRules, ArchRule> rule, List<String> planted) {
    EvaluationResult result = rule.apply(PLANTED_RULES).evaluate(PLANTED);
    String report = String.join("\n", result.getFailureReport().getDetails());

    for (String violation : planted) {
      assertTrue(report.contains(violation), () -> violation + " is not reported in:\n" + report);
    }
  }

  @Test
  void aClockThatIsPassedInMayBeAsked() {
    EvaluationResult result = PLANTED_RULES.onlyTheEntryPointAsksTheTime().evaluate(PLANTED);

    assertTrue(
        result.getFailureReport().getDetails().stream().noneMatch(it -> it.contains("allowed")));
  }

  @Test
  void seesTheClassesOfEveryModule() {
    for (String module :
        List.of(
            "law",
            "pack",
            "register",
            "docket",
            "letter",
            "cli",
            "store",
            "dispatch",
            "web",
            "spark")) {
      assertTrue(
          PRODUCT.stream()
              .anyMatch(
                  it -> (it.getPackageName() + ".").startsWith("org.proviso." + module + ".")),
          module);
    }
  }

  private static Arguments rule(
      String name, Function<HouseRules, ArchRule> rule, String... planted) {
    return Arguments.of(Named.of(name, rule), List.of(planted));
  }
}
