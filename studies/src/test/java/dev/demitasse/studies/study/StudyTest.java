package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.model.Presets;
import dev.demitasse.tensor.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class StudyTest {
  @ParameterizedTest
  @FieldSource("dev.demitasse.studies.study.Study#NAMES")
  void everyNameIsThatOfAStudyWhoseNetworksHaveNamesOfTheirOwn(String name) {
    Study study = Study.named(name, List.of());
    assertThat(study.name()).isEqualTo(name);
    assertThat(study.variants()).isNotEmpty();
    assertThat(study.variants().stream().map(Variant::name)).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownNameIsOneSentenceWithTheClosestName() {
    assertThatThrownBy(() -> Study.named("shape", List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "there is no study 'shape'; did you mean shapes? choose one of relu-vs-sigmoid, shapes,"
                + " parameters, report");
  }

  @Test
  void networksAreRefusedByStudiesThatHaveTheirOwn() {
    assertThatThrownBy(() -> Study.named("shapes", List.of(Presets.named("lenet5"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lenet5");
  }

  @Test
  void moreNetworksAreCountedBesideTheReports() {
    Study study =
        Study.named("parameters", List.of(Presets.named("lenet5"), Presets.named("report-nn")));
    assertThat(study.variants().stream().map(Variant::name))
        .containsExactly("report-cnn", "report-cnn-linear", "report-nn", "lenet5");
  }

  @Test
  void theWholeReportTrainsWhatItsPartsTrain() {
    List<String> all =
        Study.named("report", List.of()).variants().stream().map(Variant::name).toList();
    for (String part : List.of("relu-vs-sigmoid", "shapes", "parameters")) {
      Study.named(part, List.of())
          .variants()
          .forEach(each -> assertThat(all).contains(each.name()));
    }
  }
}
