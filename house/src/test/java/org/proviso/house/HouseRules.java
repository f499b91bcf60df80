package org.proviso.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules, for the classes below one root package.
///
/// The root is a parameter so that the very same rule runs on the product and on the planted
/// classes.
record HouseRules(String root) {

  private static final Set<String> CLOCK_METHODS =
      Set.of(
          "system", "systemDefaultZone", "systemUTC", "tickMillis", "tickMinutes", "tickSeconds");

  ArchRule lawSeesTheJdkOnly() {
    return classes()
        .that()
        .resideInAPackage(root + ".law..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(root + ".law..", "java..", "org.jspecify..", "org.roaringbitmap.."))
        .because("law is pure; ADR 2 is the one exception");
  }

  ArchRule lawDoesNotSeePacks() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".law..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".pack..");
  }

  ArchRule lawAndPackDoNotSeeTheCommandLine() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".law..", root + ".pack..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".cli..");
  }

  ArchRule theRegisterSeesTheLawOnly() {
    return classes()
        .that()
        .resideInAPackage(root + ".register..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                root + ".register..",
                root + ".law..",
                "java..",
                "org.jspecify..",
                "de.siegmar.fastcsv..",
                "com.jerolba.carpet..",
                "org.apache.parquet.."))
        .because("tables are read without any pack, and commands stand above both");
  }

  ArchRule lawAndPackDoNotSeeTheRegister() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".law..", root + ".pack..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".register..");
  }

  ArchRule theDocketSeesRegisterAndLawOnly() {
    return classes()
        .that()
        .resideInAPackage(root + ".docket..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                root + ".docket..",
                root + ".register..",
                root + ".law..",
                "java..",
                "org.jspecify.."))
        .because("it is pure: what reads and stores it implements its ports");
  }

  ArchRule whatTheDocketStandsOnDoesNotSeeIt() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".law..", root + ".pack..", root + ".register..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".docket..");
  }

  ArchRule lettersSeeHashesAndWhatWritesThemOnly() {
    return classes()
        .that()
        .resideInAPackage(root + ".letter..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    root + ".letter..",
                    "java.awt.color..",
                    "java.io..",
                    "java.lang..",
                    "java.math..",
                    "java.nio..",
                    "java.text..",
                    "java.time..",
                    "java.util",
                    "java.util.function..",
                    "java.util.regex..",
                    "java.util.stream..",
                    "java.util.zip..",
                    "javax.xml.parsers..",
                    "org.w3c.dom..",
                    "org.jspecify..",
                    "org.commonmark..",
                    "com.openhtmltopdf..",
                    "org.apache.pdfbox..",
                    "org.apache.fontbox..",
                    "org.apache.poi..",
                    "org.apache.xmlbeans..",
                    "org.openxmlformats..")
                .or(name(root + ".docket.record.Digest")))
        .because("a letter is made of a template and values, without net, database or pages");
  }

  ArchRule whatIsBelowTheSiteDoesNotSeeLetters() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".law..",
            root + ".pack..",
            root + ".register..",
            root + ".docket..",
            root + ".store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".letter..");
  }

  ArchRule theProofCheckerSeesNoEvaluation() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".law.proof..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".law.engine..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName(root + ".law.act.Superiority")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName(root + ".law.act.Opposition")
        .because("an error of the engine must not repeat itself in what checks it");
  }

  ArchRule nothingSeesTheBench() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".bench..");
  }

  ArchRule nothingSeesTheJobs() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".spark..", "org.apache.spark..", "org.apache.hadoop..")
        .because("Spark stays in its own module and off every other class path");
  }

  ArchRule theJobsDoNotSeeTheCommandLine() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".spark..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".cli..")
        .because("both stand on top");
  }

  ArchRule nothingSeesTheSite() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".web..")
        .because("the site stands on top");
  }

  ArchRule theSiteDoesNotSeeOtherTops() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".cli..", root + ".spark..");
  }

  ArchRule onlyStoreAndSiteSeeSpringAndSql() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".law..",
            root + ".pack..",
            root + ".register..",
            root + ".docket..",
            root + ".letter..",
            root + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..")
        .because("what is below works without a database");
  }

  ArchRule theStoreSeesNoPages() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.boot..", "org.springframework.web..", "jakarta..");
  }

  ArchRule onlyTheSiteSeesTheDispatch() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".dispatch..", root + ".web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".dispatch..")
        .because("letters are kept without it, and the site starts it");
  }

  ArchRule theDispatchSeesStoreAndDocketOnly() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".dispatch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root + ".law..",
            root + ".pack..",
            root + ".register..",
            root + ".cli..",
            root + ".spark..",
            "org.springframework..")
        .because("it takes letters that are written and approved, and asks nothing of the law");
  }

  ArchRule evidenceSeesHashesOnly() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".evidence..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    root + ".law..",
                    root + ".pack..",
                    root + ".register..",
                    root + ".docket..",
                    root + ".store..",
                    root + ".cli..",
                    root + ".web..",
                    "org.springframework..",
                    "java.sql..")
                .and(not(name(root + ".docket.record.Digest"))))
        .because("what was handed over is read before anybody asks what it means");
  }

  ArchRule onlyWorkersSeeParsers() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".evidence..")
        .and()
        .resideOutsideOfPackage(root + ".evidence.worker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.tika..",
            "org.apache.commons.compress..",
            "org.apache.james..",
            "org.apache.pdfbox..",
            "org.apache.poi..",
            "org.bouncycastle..",
            "org.jsoup..",
            "com.pff..",
            "net.lingala..",
            "opennlp..",
            "javax.imageio..")
        .because("hostile files meet parsers in processes of their own");
  }

  ArchRule workersDoNotSeeWhatStartsThem() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".evidence.worker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root + ".evidence.intake..", root + ".evidence.report..", root + ".evidence.command..")
        .because("a process that a hostile file takes over knows of nothing but its folder");
  }

  ArchRule onlyTheSiteSeesTheEvidence() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".evidence..", root + ".web..", root + ".bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".evidence..")
        .because("what was handed over is read by its own commands and shown by the site");
  }

  ArchRule theSiteStartsNoIntakeAndNoParsers() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".web..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    root + ".evidence.worker..",
                    root + ".evidence.intake..",
                    root + ".evidence.command..",
                    root + ".evidence.report..",
                    root + ".evidence.meaning..")
                .and(not(nameMatching(".*\\.evidence\\.intake\\.Stored(Items|Texts)(\\$.*)?")))
                .and(
                    not(
                        nameMatching(
                            ".*\\.evidence\\.meaning\\.(Likeness|MeaningIndex|Vectors|VectorProcess)"))))
        .because("it reads what an intake left, and hostile files meet parsers elsewhere");
  }

  ArchRule noPackageHasAVagueName() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl..")
        .because("a package is named for what it holds");
  }

  ArchRule noClassHasAVagueName() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)")
        .because("a class is named for what it is, an implementation for what differs");
  }

  ArchRule onlyTheEntryPointAsksTheTime() {
    return noClasses()
        .that()
        .haveNameNotMatching(
            Pattern.quote(root)
                + "\\.(cli\\.ProvisoMain|web\\.WebMain\\$(Serving|BackUp|Restore|EnterAdministrator|EnteringTable|Fill))")
        .should()
        .accessTargetWhere(asksTheTime())
        .because("an answer depends on the day asked about and never on the day of asking");
  }

  ArchRule whatIsBelowTheCommandLineDoesNotPrintOrLog() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".law..",
            root + ".pack..",
            root + ".register..",
            root + ".docket..",
            root + ".letter..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(PrintStream.class, System.Logger.class)
        .because("they return what they find");
  }

  ArchRule packagesFormNoCycle() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheTime() {
    return describe(
        "asks the system for the time, the day or the zone",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getName();
          if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
          }
          if (owner.isEquivalentTo(Clock.class)) {
            return CLOCK_METHODS.contains(name);
          }
          if (owner.isEquivalentTo(java.util.Date.class)) {
            return access.getTarget().getFullName().equals("java.util.Date.<init>()");
          }
          return owner.getPackageName().startsWith("java.time")
              && (name.equals("systemDefault")
                  || (name.equals("now") && !access.getTarget().getFullName().contains("Clock")));
        });
  }
}
