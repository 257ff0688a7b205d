package dev.demitasse.studies.study;

import dev.demitasse.layers.Activation;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the gradient reaches each layer, by function and by depth.
 *
 * @param steps the first steps, functions by functions and within them from flat to deep
 */
record GradientFlow(List<FirstStep> steps) {
  static final List<Integer> DEPTHS = List.of(2, 4, 6, 8);

  static GradientFlow measure(Bench bench) {
    List<FirstStep> steps = new ArrayList<>();
    for (Activation.Function function : ActivationStudy.FUNCTIONS) {
      for (int depth : DEPTHS) {
        steps.add(FirstStep.measure(function, depth, bench));
      }
    }
    return new GradientFlow(steps);
  }

  private FirstStep step(Activation.Function function, int depth) {
    return steps.stream()
        .filter(step -> step.function() == function && step.depth() == depth)
        .findFirst()
        .orElseThrow();
  }

  /** ReLU against sigmoid, in the report's network and in the deepest. */
  List<String> sentences() {
    return List.of(sentence(DEPTHS.getFirst()), sentence(DEPTHS.getLast()));
  }

  private String sentence(int depth) {
    return sentence(
        depth,
        Ratio.of(
            step(Activation.Function.RELU, depth).first(),
            step(Activation.Function.SIGMOID, depth).first()));
  }

  static String sentence(int depth, Ratio ratio) {
    String what = "the gradient at the first step by the first one's weights is";
    if (ratio.undecided()) {
      return "With %d convolutions, whether %s larger with relu or with sigmoid, %d seeds do not tell: it is %s times as large with relu, and that interval has 1 in it."
          .formatted(depth, what, ratio.logarithm().count(), ratio.told());
    }
    String times =
        "With %d convolutions, %s %s times as large with relu as with sigmoid"
            .formatted(depth, what, ratio.told());
    if (ratio.conclusive()) {
      return times + ".";
    }
    return ratio.logarithm().count() == 1
        ? times + ": that is one seed each, which says nothing about chance."
        : times + ", the same with each seed, which gives no interval.";
  }

  /** The gradients as charts. */
  Page.Section section(List<Runs> all) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.of(
            "On the way back from the loss, each layer multiplies the gradient by the slope of its"
                + " function: at most 1/4 for sigmoid, 1 for the others. A layer learns by what is"
                + " left when the gradient arrives there."));
    blocks.add(byLayer());
    blocks.add(byDepth());
    blocks.addAll(new Signals(all).gradients());
    return new Page.Section("The gradient on its way back", blocks);
  }

  private ChartFigure byLayer() {
    List<Series> lines = new ArrayList<>();
    List<String> layers = List.of();
    for (Activation.Function function : ActivationStudy.FUNCTIONS) {
      FirstStep step = step(function, DEPTHS.getFirst());
      layers = List.copyOf(step.norms().keySet());
      List<Point> points = new ArrayList<>();
      for (List<Double> norms : step.norms().values()) {
        points.add(new Point(points.size() + 1, Ratio.geometricMean(norms)));
      }
      lines.add(Curves.line(function.text(), points));
    }
    return new ChartFigure(
        "Norm of the gradient by each layer's weights at the first step, from the input (1) to the"
            + " end: %s. Means over the seeds, bands from the lowest to the highest."
                .formatted(String.join(", ", layers)),
        LineChart.of(
            Axis.counted("layer with weights, from the input"),
            Axis.log("norm of the gradient"),
            lines));
  }

  private ChartFigure byDepth() {
    List<Series> lines = new ArrayList<>();
    for (Activation.Function function : ActivationStudy.FUNCTIONS) {
      List<Point> points = new ArrayList<>();
      for (int depth : DEPTHS) {
        points.add(new Point(depth, Ratio.geometricMean(step(function, depth).first())));
      }
      lines.add(Curves.line(function.text(), points));
    }
    return new ChartFigure(
        "Norm of the gradient by the first convolution's weights at the first step, with 2, 4, 6"
            + " and 8 convolutions: the report's two, each repeated before its pooling.",
        LineChart.of(Axis.counted("convolutions"), Axis.log("norm of the gradient"), lines));
  }

  /** The numbers by their JSON names. */
  List<Object> json() {
    List<Object> json = new ArrayList<>();
    for (FirstStep step : steps) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("function", step.function().text());
      one.put("convolutions", step.depth());
      one.put("gradient_norms", step.norms());
      json.add(one);
    }
    return json;
  }
}
