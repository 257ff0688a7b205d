package dev.demitasse;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.demitasse.layers.BuiltLayer;
import dev.demitasse.layers.Layer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the house within core, and the habits that a machine can check. */
final class ArchitectureRulesTest {
  private static final String ROOT = "dev.demitasse";

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .importUrl(Layer.class.getProtectionDomain().getCodeSource().getLocation());

  /** What each package may see besides itself; a new package is added here. */
  private static final Map<String, List<String>> MAY_SEE =
      Map.ofEntries(
          entry("tensor", List.of()),
          entry("json", List.of()),
          entry("kernels", List.of("tensor")),
          entry("layers", List.of("kernels", "tensor")),
          entry("losses", List.of("kernels", "tensor")),
          entry("optimizers", List.of("kernels", "tensor")),
          entry("data", List.of("tensor")),
          entry("model", List.of("data", "layers", "losses", "kernels", "tensor")),
          entry("evaluation", List.of("tensor")),
          entry("explanation", List.of("model", "data", "layers", "losses", "kernels", "tensor")),
          entry(
              "training",
              List.of(
                  "model",
                  "evaluation",
                  "data",
                  "layers",
                  "losses",
                  "optimizers",
                  "kernels",
                  "tensor")));

  private static final Set<String> LOOKUPS =
      Set.of("forName", "loadClass", "getConstructor", "getDeclaredConstructor");

  private static final DescribedPredicate<JavaClass> EXTENDED =
      describe("are extended", type -> !type.getSubclasses().isEmpty());

  static Stream<String> packages() {
    return MAY_SEE.keySet().stream().sorted();
  }

  private static String inCore(String name) {
    return ROOT + "." + name;
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageSeesOnlyWhatLiesBelowIt(String name) {
    Stream<String> visible = Stream.concat(Stream.of(name), MAY_SEE.get(name).stream());
    classes()
        .that()
        .resideInAPackage(inCore(name))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(ROOT + ".."))
                .or(
                    resideInAnyPackage(
                        visible.map(ArchitectureRulesTest::inCore).toArray(String[]::new))))
        .check(CORE);
  }

  @Test
  void everyClassLivesInAPackageWithRulesOrIsTheFace() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(Stream.of(ROOT), packages().map(ArchitectureRulesTest::inCore))
                .toArray(String[]::new))
        .check(CORE);
  }

  @Test
  void noPackagesSeeEachOtherInACircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void nothingButTheJsonReaderComesFromOutsideTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + "..", "java..", "javax.imageio..", "tools.jackson.core..")
        .check(CORE);
  }

  @Test
  void jsonIsReadInItsPackageAndWhereTheModelFileIs() {
    noClasses()
        .that()
        .resideOutsideOfPackages(inCore("json"), inCore("model"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(CORE);
  }

  @Test
  void arithmeticKnowsNoPicturesAndNoFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Stream.of("tensor", "kernels", "layers", "losses", "optimizers", "evaluation")
                .map(ArchitectureRulesTest::inCore)
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax..", "java.io..", "java.nio..")
        .check(CORE);
  }

  @Test
  void nothingIsPrinted() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
  }

  @Test
  void nothingIsBoundToAThread() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class).check(CORE);
  }

  @Test
  void nothingIsLookedUpByReflection() {
    noClasses()
        .should()
        .callMethodWhere(describe("a class is looked up", call -> LOOKUPS.contains(call.getName())))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(CORE);
  }

  @Test
  void onlyPrivateFieldsChange() {
    fields().that().areNotPrivate().should().beFinal().check(CORE);
  }

  @Test
  void noFieldOfAClassChanges() {
    fields().that().areStatic().should().beFinal().check(CORE);
  }

  @Test
  void noArrayIsPublic() {
    noFields()
        .that()
        .arePublic()
        .should()
        .haveRawType(describe("is an array", JavaClass::isArray))
        .check(CORE);
  }

  @Test
  void layersAreRecords() {
    classes()
        .that()
        .areAssignableTo(Layer.class)
        .or()
        .areAssignableTo(BuiltLayer.class)
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .check(CORE);
  }

  @Test
  void aClassThatNoneExtendsIsFinal() {
    classes()
        .that(not(EXTENDED))
        .and()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CORE);
  }

  /** Anonymous classes may have them, where a library wants a method overridden. */
  @Test
  void thereAreNoSettersAndNoGets() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areNotAnonymousClasses()
        .should()
        .haveNameNotMatching("(set|get)[A-Z].*")
        .check(CORE);
  }

  @Test
  void noNameSaysNothing() {
    noClasses()
        .should()
        .haveSimpleNameContaining("Manager")
        .orShould()
        .haveSimpleNameContaining("Helper")
        .orShould()
        .haveSimpleNameContaining("Util")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CORE);
  }
}
