package dev.demitasse.studies;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.demitasse.studies.page.Page;
import org.junit.jupiter.api.Test;

/** The arrows of the house within studies. */
final class StudiesRulesTest {
  private static final String PAGE = "dev.demitasse.studies.page";

  private static final JavaClasses STUDIES =
      new ClassFileImporter()
          .importUrl(Page.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void aPageKnowsNothingOfWhatItShows() {
    classes()
        .that()
        .resideInAPackage(PAGE)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("dev.demitasse.."))
                .or(resideInAnyPackage(PAGE, "dev.demitasse.json")))
        .check(STUDIES);
  }

  @Test
  void trialsKnowNothingOfWhoComparesThem() {
    noClasses()
        .that()
        .resideInAPackage("dev.demitasse.studies.trials")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            PAGE,
            "dev.demitasse.studies.study",
            "dev.demitasse.studies.sweep",
            "dev.demitasse.studies.report")
        .check(STUDIES);
  }

  @Test
  void aReportKnowsOneRunAndNoStudies() {
    noClasses()
        .that()
        .resideInAPackage("dev.demitasse.studies.report")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.demitasse.studies..")
                .and(not(resideInAnyPackage(PAGE, "dev.demitasse.studies.report"))))
        .check(STUDIES);
  }

  @Test
  void nothingIsPrinted() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(STUDIES);
  }

  @Test
  void noFieldOfAClassChanges() {
    fields().that().areStatic().should().beFinal().check(STUDIES);
  }
}
