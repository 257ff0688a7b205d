package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeGridTest {
  private final ShapeGrid grid = ShapeGrid.make();

  private List<String> names() {
    return grid.possible().stream().map(ShapeChoice::name).toList();
  }

  @Test
  void theReportsChoiceIsTheReportsNetwork() {
    assertThat(grid.possible().getFirst()).isEqualTo(ShapeChoice.REPORT);
    assertThat(ArchitectureText.print(ShapeChoice.REPORT.architecture()))
        .isEqualTo(ArchitectureText.print(Presets.named("report-cnn")));
  }

  @Test
  void everyChoiceOfTheReportIsChangedAlone() {
    assertThat(grid.single().stream().map(ShapeChoice::name))
        .containsExactlyInAnyOrder(
            "filter_size 1",
            "filter_size 5",
            "filter_size 7",
            "no pooling",
            "pool_size 4",
            "pad 0",
            "pad 2",
            "stride 2",
            "channels 4 and 8",
            "channels 16 and 32",
            "channels 32 and 64");
  }

  @Test
  void filterAndStrideAreTriedTogetherWithPooling() {
    assertThat(names())
        .contains("filter_size 7, pool_size 4", "filter_size 5, no pooling", "no pooling, stride 2")
        .doesNotHaveDuplicates();
  }

  @Test
  void anotherFilterKeepsThePicturesSize() {
    assertThat(
            ShapeChoice.REPORT.withFilter(7).architecture().places().getFirst().output().toArray())
        .containsExactly(8, 32, 32);
  }

  @Test
  void whatDoesNotFitTogetherIsNamedWithItsReason() {
    assertThat(grid.impossible()).containsOnlyKeys("pool_size 4, stride 2");
    assertThat(grid.impossible().values())
        .singleElement()
        .asString()
        .contains("MaxPool's window of size 4 does not fit 16x2x2");
    assertThat(names()).doesNotContain("pool_size 4, stride 2");
  }
}
