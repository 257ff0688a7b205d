package dev.demitasse.studies.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class LineChartTest {
  private static Map<String, Object> horizontal(List<Double> values) {
    LineChart chart =
        LineChart.of(
            Axis.counted("epoch"), Axis.linear("loss"), List.of(Series.counted("loss", values)));
    return assertThat(chart.option().get("xAxis"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .actual();
  }

  /** The axis went from 0.5 to 1, with the point at its end. */
  @Test
  void aSingleEpochStandsInTheMiddleOfItsAxis() {
    assertThat(horizontal(List.of(0.5)))
        .containsEntry("min", 0.0)
        .containsEntry("max", 2.0)
        .containsEntry("interval", 1);
    assertThat(horizontal(List.of(0.5, 0.4)))
        .containsEntry("min", "dataMin")
        .containsEntry("max", "dataMax");
    assertThat(horizontal(List.of())).containsEntry("min", "dataMin");
  }
}
