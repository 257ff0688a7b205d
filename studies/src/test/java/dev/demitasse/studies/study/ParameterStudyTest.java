package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.Presets;
import dev.demitasse.studies.trials.TrialListener;
import dev.demitasse.studies.trials.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParameterStudyTest {
  @TempDir private Path folder;

  private StudyDocument document() throws IOException {
    Study study = Study.named("parameters", List.of(Presets.named("lenet5")));
    return StudyFixture.order(study, folder.resolve("pictures"), 1, 2)
        .carryOut(new TrialStore(folder.resolve("trials")), "demitasse study", TrialListener.NONE);
  }

  @Test
  void weightsAreCountedWithTheirFormulasAndComparedByAccuracy() throws IOException {
    StudyDocument document = document();
    assertThat(document.markdown())
        .contains("(3 x 3) x 1 x 8 = 72")
        .contains("(3 x 3) x 8 x 16 + 16 = 1,168")
        .contains("72 + 1,152 + 524,288 + 512 = 526,024 | 526,561")
        .contains("72 + 1152 = 1224")
        .contains("158,500");
    assertThat(document.findings().getFirst()).startsWith("With 2,248 weights report-cnn-linear");
    List<?> models = (List<?>) document.json().get("models");
    assertThat(models).hasSize(4);
    assertThat(StudyFixture.object(models.get(1)))
        .containsEntry("name", "report-cnn-linear")
        .containsEntry("weights", 2248L)
        .containsEntry("parameters", 2273L);
    assertThat((List<?>) document.json().get("comparisons")).hasSize(4);
  }

  @Test
  void theTextHasTheNumbersOfTheJson() throws IOException {
    StudyDocument document = document();
    for (Object model : (List<?>) document.json().get("models")) {
      Map<?, ?> accuracy = (Map<?, ?>) ((Map<?, ?>) model).get("test_accuracy");
      assertThat(document.markdown()).contains("%.4f".formatted((double) accuracy.get("mean")));
    }
  }

  @Test
  void aFewWeightsHoldOnlyIfTheNumbersSaySo() {
    Runs few = StudyFixture.runs("report-cnn-linear", "report-cnn-linear", 0.90, 0.91, 0.92);
    assertThat(verdict(few, 0.95, 0.96, 0.97, 0.01)).contains(" does not hold against the 526,024");
    assertThat(verdict(few, 0.85, 0.86, 0.87, 0.01)).contains(" holds against the 526,024");
    assertThat(verdict(few, 0.93, 0.91, 0.90, 0))
        .contains(" may hold against the 526,024 of report-cnn: no difference is shown");
  }

  private static String verdict(Runs few, double a, double b, double c, double jitter) {
    Runs cnn = StudyFixture.runs("report-cnn", "report-cnn", a + jitter, b, c);
    Runs nn = StudyFixture.runs("report-nn", "report-nn", 0.5, 0.5, 0.5);
    Outcomes outcomes =
        new Outcomes(Map.of("report-cnn", cnn, "report-cnn-linear", few, "report-nn", nn));
    return new ParameterStudy(List.of()).chapters(outcomes, null).getFirst().findings().getFirst();
  }
}
