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
        .anyMatch(each -> each.startsWith("Instead of filter_size 3: filter_size 1 comes to "))
        .anyMatch(each -> each.contains("0.63, 1.73, 2.83 times the multiply-adds"))
        .anyMatch(each -> each.startsWith("Instead of channels 8 and 16: channels 4 and 8 comes"))
        .anyMatch(each -> each.startsWith("Instead of pad 1: pad 0 comes to "))
        .anyMatch(each -> each.startsWith("Instead of stride 1: stride 2 comes to "))
        .anyMatch(each -> each.startsWith("Instead of pool_size 2: no pooling comes to "))
        .anyMatch(each -> each.startsWith("Judged by mean accuracy alone, none with fewer"));
    assertThat(document.markdown()).contains("pool_size 4, stride 2", "10x10");
    List<?> networks = (List<?>) document.json().get("networks");
    assertThat(networks).hasSize(19);
    assertThat(StudyFixture.object(networks.getFirst()))
        .containsEntry("name", "report's choice")
        .containsEntry("weights", 526_024L)
        .containsEntry("multiply_adds", 893_440L)
        .containsEntry("receptive_field", new int[] {10, 10});
  }
}
