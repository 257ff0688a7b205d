package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Summary;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class GrowthTest {
  @Test
  void inEverySeriesOneQuantityGrows() {
    List<GrowthSeries> all = GrowthSeries.all(2);

    assertThat(all)
        .extracting(GrowthSeries::quantity)
        .containsExactly(
            "batch size",
            "threads",
            "side of the pictures",
            "channels",
            "layers of a residual network",
            "first channels of a residual network");
    for (GrowthSeries series : all) {
      assertThat(series.points())
          .extracting(GrowthSeries.Point::value)
          .isSorted()
          .hasSizeGreaterThan(1);
    }
  }

  @Test
  void largerPicturesMoreChannelsAndMoreLayersAreMoreWork() {
    for (GrowthSeries series : GrowthSeries.all(1).subList(2, 6)) {
      assertThat(series.points())
          .extracting(GrowthTest::multiplyAdds)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  private static long multiplyAdds(GrowthSeries.Point point) {
    return Summary.of(ArchitectureText.parse("test", point.architecture()).architecture())
        .multiplyAdds();
  }

  @Test
  void atSide32TheNetworkIsTheReportsConvolutionsWithOneOutput() {
    GrowthSeries.Point point = GrowthSeries.all(1).get(2).points().get(2);

    assertThat(point.value()).isEqualTo(32);
    assertThat(multiplyAdds(point))
        .isEqualTo(Summary.of(Presets.named("report-cnn-linear")).multiplyAdds());
  }

  @Test
  void with20LayersAnd16ChannelsTheResidualNetworkIsResnet20() {
    Summary resnet20 = Summary.of(Presets.named("resnet20"));
    GrowthSeries.Point point = GrowthSeries.all(1).get(4).points().get(2);
    Summary grown = Summary.of(ArchitectureText.parse("test", point.architecture()).architecture());

    assertThat(point.value()).isEqualTo(20);
    assertThat(grown.lines()).isEqualTo(resnet20.lines());
  }

  @Test
  void operationsAreCountedOnceForPredictingAndThreeTimesForTraining() {
    GrowthReport.Line line = new GrowthReport.Line("channels", 8, 100, 400, 5_000_000);

    assertThat(line.predictGflops()).isCloseTo(2, Offset.offset(1e-12));
    assertThat(line.trainGflops()).isCloseTo(1.5, Offset.offset(1e-12));
  }

  @Test
  void theTableHasARowForEachValue() {
    GrowthReport report =
        new GrowthReport(
            new Machine("Processor X", 2, "Linux amd64", "25", 3),
            new Effort(new Turns(2, 1), 1, 1),
            "portable",
            List.of(new GrowthReport.Line("channels", 8, 1000, 4000, 1_000_000)));

    assertThat(report.text())
        .isEqualTo(
            """
            Processor X, 2 processors, Linux amd64, JDK 25, busy with other work (load 3.0)
            portable kernels; 2 threads; medians of 1 rounds of 1.0 s after 1.0 s of warm-up (least..most)

            |          | value | train, pictures/s | GFLOP/s | predict, pictures/s | GFLOP/s |
            |----------|------:|------------------:|--------:|--------------------:|--------:|
            | channels |     8 |             1,000 |     3.0 |               4,000 |     4.0 |
            """);
  }
}
