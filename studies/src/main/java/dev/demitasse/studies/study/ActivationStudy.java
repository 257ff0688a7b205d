package dev.demitasse.studies.study;

import dev.demitasse.layers.Activation;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Row;
import dev.demitasse.training.EpochResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report's first question: why ReLU and not sigmoid. The same network is trained with four
 * functions in its hidden layers; its gradients, its units and what the functions cost are
 * measured.
 */
record ActivationStudy() implements Question {
  static final String NAME = "relu-vs-sigmoid";

  /** The functions; the others are compared with the first. */
  static final List<Activation.Function> FUNCTIONS =
      List.of(
          Activation.Function.RELU,
          Activation.Function.SIGMOID,
          Activation.Function.TANH,
          Activation.Function.LEAKY_RELU);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Why ReLU and not sigmoid?";
  }

  @Override
  public List<Variant> variants() {
    return FUNCTIONS.stream()
        .map(function -> new Variant(function.text(), HiddenLayers.with(function)))
        .toList();
  }

  @Override
  public List<Chapter> chapters(Outcomes outcomes, Bench bench) {
    List<Runs> all = outcomes.of(variants());
    List<Comparison> comparisons = new ArrayList<>();
    for (Runs runs : all.subList(1, all.size())) {
      Comparison.of(Quantity.TEST_ACCURACY, all.getFirst(), runs).ifPresent(comparisons::add);
    }
    GradientFlow gradients = GradientFlow.measure(bench);
    Units units = Units.of(all);
    Map<Activation.Function, ActivationTiming> timings = new LinkedHashMap<>();
    FUNCTIONS.forEach(function -> timings.put(function, bench.timing(function)));
    List<String> findings = new ArrayList<>();
    comparisons.forEach(each -> findings.add(each.sentence()));
    findings.addAll(gradients.sentences());
    findings.addAll(units.sentences());
    findings.add(cost(timings));
    all.forEach(runs -> runs.divergence().ifPresent(findings::add));
    List<Page.Section> sections = new ArrayList<>();
    sections.add(learning(all));
    sections.add(gradients.section(all));
    sections.addAll(units.sections());
    sections.add(costs(timings));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("functions", all.stream().map(Tables::json).toList());
    json.put("comparisons", comparisons.stream().map(Comparison::json).toList());
    json.put("first_step", gradients.json());
    json.put("units", units.json());
    json.put("timings", json(timings));
    return List.of(new Chapter(title(), findings, sections, json));
  }

  private static Page.Section learning(List<Runs> all) {
    return new Page.Section(
        "Accuracy and loss, epoch by epoch",
        List.of(
            Curves.figure(
                "Accuracy on validation pictures after each epoch: means over the seeds, bands from"
                    + " the lowest to the highest.",
                "validation accuracy",
                all,
                EpochResult::validationAccuracy),
            Row.of(
                Curves.figure(
                    "Loss on training pictures, dropout on.",
                    "training loss",
                    all,
                    EpochResult::trainLoss),
                Curves.figure(
                    "Loss on validation pictures.",
                    "validation loss",
                    all,
                    EpochResult::validationLoss)),
            Tables.accuracies(
                "What each function came to: means over the seeds with their 95% intervals",
                "function", all)));
  }

  private static String cost(Map<Activation.Function, ActivationTiming> timings) {
    ActivationTiming relu = timings.get(Activation.Function.RELU);
    ActivationTiming sigmoid = timings.get(Activation.Function.SIGMOID);
    return String.format(
        Locale.ROOT,
        "Measured here on one thread, sigmoid takes %.3f ns a value forward and %.3f ns back, relu"
            + " %.3f and %.3f: forward %.1f times as long.",
        sigmoid.forward(),
        sigmoid.backward(),
        relu.forward(),
        relu.backward(),
        sigmoid.forward() / relu.forward());
  }

  private static Page.Section costs(Map<Activation.Function, ActivationTiming> timings) {
    List<String> names = timings.keySet().stream().map(Activation.Function::text).toList();
    return new Page.Section(
        "What a function costs",
        List.of(
            new ChartFigure(
                "Nanoseconds for one value on one thread of this machine, once it is warm.",
                new BarChart(
                    "function",
                    names,
                    Axis.linear("nanoseconds a value"),
                    List.of(
                        BarChart.Bars.of(
                            "forward",
                            timings.values().stream().map(ActivationTiming::forward).toList()),
                        BarChart.Bars.of(
                            "backward",
                            timings.values().stream().map(ActivationTiming::backward).toList())))),
            Paragraph.remark(
                "Medians of nine rounds over 8,192 values that stay in the cache. Times are of this"
                    + " machine at that moment and differ from run to run.")));
  }

  private static Map<String, Object> json(Map<Activation.Function, ActivationTiming> timings) {
    Map<String, Object> json = new LinkedHashMap<>();
    timings.forEach(
        (function, timing) -> {
          Map<String, Object> times = new LinkedHashMap<>();
          times.put("forward_nanoseconds", timing.forward());
          times.put("backward_nanoseconds", timing.backward());
          json.put(function.text(), times);
        });
    return json;
  }
}
