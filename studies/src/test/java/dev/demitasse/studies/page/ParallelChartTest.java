package dev.demitasse.studies.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParallelChartTest {
  @ParameterizedTest
  @CsvSource({
    "rate, rate",
    "learning-rate, learning-/rate",
    "output_channel, output_/channel",
    "validation accuracy, validation/accuracy",
    "size_of_the_second_filter, size_of_/the_second_/filter",
    "unparted_letters, unparted_/letters",
    "averyverylongname, averyverylongname"
  })
  void aNameIsWrappedBetweenTheAxes(String name, String lines) {
    assertThat(ParallelChart.wrapped(name).replace('\n', '/')).isEqualTo(lines);
  }

  /** In a window of 390 pixels eight axes stood 30 apart, each under three letters of its name. */
  @Test
  void theMoreAxesThereAreTheWiderItIsDrawn() {
    assertThat(chart(2).leastWidth()).isLessThan(300);
    assertThat(chart(8).leastWidth()).isBetween(600, 670);
    assertThat(new ChartFigure("", chart(8)).markup().html())
        .contains("min-width:%dpx".formatted(chart(8).leastWidth()));
  }

  private static ParallelChart chart(int axes) {
    return new ParallelChart(
        Stream.generate(() -> ParallelChart.Dimension.of(Axis.linear("learning-rate")))
            .limit(axes)
            .toList(),
        List.of());
  }
}
