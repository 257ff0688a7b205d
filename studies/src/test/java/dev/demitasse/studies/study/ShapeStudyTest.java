package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.studies.trials.TrialListener;
import dev.demitasse.studies.trials.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShapeStudyTest {
  @TempDir private Path folder;

  @Test
  void everyChoiceOfTheReportHasASentenceAndWhatIsImpossibleIsNamed() throws IOException {
    StudyDocument document =
        StudyFixture.order(new ShapeStudy(), folder.resolve("pictures"), 1, 1)
            .carryOut(
                new TrialStore(folder.resolve("trials")), "demitasse study", TrialListener.NONE);
    assertThat(document.findings())
        .anyMatch(each -> each.contains("Changing filter_size 3 to filter_size 5 makes 1.00 times"))
        .anyMatch(each -> each.contains("Changing channels 8 and 16 to channels 16 and 32 makes"))
        .anyMatch(each -> each.contains("Changing pad 1 to pad 0 makes"))
        .anyMatch(each -> each.contains("Changing stride 1 to stride 2 makes"))
        .anyMatch(each -> each.contains("Changing pool_size 2 to no pooling makes"))
        .anyMatch(
            each -> each.startsWith("Judged by mean accuracy alone, none with fewer weights"));
    assertThat(document.markdown()).contains("pool_size 4, stride 2", "10x10");
    List<?> networks = (List<?>) document.json().get("networks");
    assertThat(networks).hasSize(16);
    assertThat(StudyFixture.object(networks.getFirst()))
        .containsEntry("name", "report's choice")
        .containsEntry("weights", 526_024L)
        .containsEntry("multiply_adds", 893_440L)
        .containsEntry("receptive_field", new int[] {10, 10});
  }
}
