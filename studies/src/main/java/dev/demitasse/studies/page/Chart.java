package dev.demitasse.studies.page;

import java.util.Map;

/** A chart as plain data, which knows how it is drawn and how it is told in numbers. */
public sealed interface Chart permits BarChart, LineChart, ParallelChart, ScatterChart {
  /**
   * What the chart library is told: maps, lists, texts and numbers, written as JSON. Beyond the
   * library's own kinds of series there are those that {@code charts.js} adds.
   */
  Map<String, Object> option();

  /** What its colours and shapes stand for. */
  Legend legend();

  /** All that is drawn, in numbers. */
  Table table();

  /** How high it is drawn, in pixels of CSS. */
  int height();

  /** How wide it is drawn at least, in pixels of CSS; in a narrower window it is moved along. */
  default int leastWidth() {
    return 0;
  }
}
