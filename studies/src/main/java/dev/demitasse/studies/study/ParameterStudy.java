package dev.demitasse.studies.study;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Summary;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.ScatterChart;
import dev.demitasse.studies.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report's third question: how many weights the convolutional network has beside a fully
 * connected one, and whether its convolutional part needs more than one Dense layer behind it.
 *
 * @param models networks to be counted and trained besides the report's three
 */
record ParameterStudy(List<Architecture> models) implements Question {
  static final String NAME = "parameters";

  private static final String CNN = "report-cnn";
  private static final String LINEAR = "report-cnn-linear";
  private static final String NN = "report-nn";
  private static final String SLIP =
      "A note on the lab report: it gives the convolutional part 1222 weights, but its two layers"
          + " have 72 + 1152 = 1224.";

  /** Copies the list. */
  ParameterStudy {
    Map<String, Architecture> byName = new LinkedHashMap<>();
    models.forEach(each -> byName.putIfAbsent(each.name(), each));
    models = List.copyOf(byName.values());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "How many weights does it take?";
  }

  @Override
  public boolean takesModels() {
    return true;
  }

  @Override
  public List<Variant> variants() {
    Map<String, Variant> variants = new LinkedHashMap<>();
    Stream.concat(Stream.of(CNN, LINEAR, NN).map(Presets::named), models.stream())
        .forEach(each -> variants.putIfAbsent(each.name(), new Variant(each.name(), each)));
    return List.copyOf(variants.values());
  }

  @Override
  public List<Chapter> chapters(Outcomes outcomes, Bench bench) {
    List<Runs> all = outcomes.of(variants());
    List<Comparison> comparisons = comparisons(outcomes);
    List<String> findings = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      findings.add(
          comparison.second().equals(LINEAR)
              ? holding(comparison, outcomes)
              : comparison.sentence());
    }
    all.forEach(runs -> runs.divergence().ifPresent(findings::add));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("models", all.stream().map(ParameterStudy::json).toList());
    json.put("comparisons", comparisons.stream().map(Comparison::json).toList());
    json.put("note", SLIP);
    return List.of(
        new Chapter(title(), findings, List.of(accuracies(all, comparisons), counts(all)), json));
  }

  /** The linear one against both others, these against each other, and the rest against the CNN. */
  private List<Comparison> comparisons(Outcomes outcomes) {
    List<Optional<Comparison>> comparisons = new ArrayList<>();
    comparisons.add(compare(outcomes, CNN, LINEAR));
    comparisons.add(compare(outcomes, NN, LINEAR));
    comparisons.add(compare(outcomes, NN, CNN));
    for (Architecture model : models) {
      if (!List.of(CNN, LINEAR, NN).contains(model.name())) {
        comparisons.add(compare(outcomes, CNN, model.name()));
      }
    }
    return comparisons.stream().flatMap(Optional::stream).toList();
  }

  private static Optional<Comparison> compare(Outcomes outcomes, String first, String second) {
    return Comparison.of(Quantity.TEST_ACCURACY, outcomes.of(first), outcomes.of(second));
  }

  /** Whether the few weights of the linear one hold against the many of another. */
  private static String holding(Comparison comparison, Outcomes outcomes) {
    String who = "With %s weights %s ".formatted(weights(outcomes.of(LINEAR)), comparison.second());
    String whom =
        "against the %s of %s"
            .formatted(weights(outcomes.of(comparison.first())), comparison.first());
    Optional<Interval> interval = comparison.interval();
    if (interval.isPresent() && !comparison.conclusive()) {
      return who
          + "may hold %s: no difference is shown; by the 95%% interval it is less accurate by %s at most. "
              .formatted(whom, comparison.quantity().told(-interval.get().low()))
          + comparison.sentence();
    }
    boolean lower = comparison.difference().mean() < 0;
    String verdict =
        comparison.conclusive()
            ? lower ? "does not hold " : "holds "
            : "cannot be said to hold or not ";
    return who + verdict + whom + ". " + comparison.sentence();
  }

  private static String weights(Runs runs) {
    return String.format(Locale.ROOT, "%,d", runs.variant().summary().weights());
  }

  private static Map<String, Object> json(Runs runs) {
    Map<String, Object> json = Tables.json(runs);
    List<Object> layers = new ArrayList<>();
    Summary summary = runs.variant().summary();
    for (int i = 0; i < summary.lines().size(); i++) {
      Summary.Line line = summary.lines().get(i);
      Path.Place place = runs.variant().architecture().places().get(i);
      Map<String, Object> counted = new LinkedHashMap<>();
      counted.put("layer", line.description());
      counted.put("weights", line.weights());
      counted.put("weights_formula", WeightFormula.weights(place));
      counted.put("parameters", line.weights() + line.biases());
      counted.put("parameters_formula", WeightFormula.parameters(place));
      layers.add(counted);
    }
    json.put("layers", layers);
    return json;
  }

  private static Page.Section accuracies(List<Runs> all, List<Comparison> comparisons) {
    List<ScatterChart.Group> groups = new ArrayList<>();
    for (Runs runs : all) {
      double accuracy = Tables.mean(runs, Quantity.TEST_ACCURACY);
      double weights = runs.variant().summary().weights();
      groups.add(
          new ScatterChart.Group(
              runs.name(), List.of(new ScatterChart.Dot(weights, accuracy, runs.name()))));
    }
    Block scatter =
        new ChartFigure(
            "Test accuracy, mean over the seeds, against the number of weights.",
            new ScatterChart(Axis.log("weights"), Axis.linear("test accuracy"), groups, List.of()));
    Block bars =
        new ChartFigure(
            "The same accuracies with their 95% intervals over the seeds.",
            new BarChart(
                "network",
                all.stream().map(Runs::name).toList(),
                Axis.between("test accuracy", 0, 1),
                List.of(
                    new BarChart.Bars(
                        "test accuracy",
                        all.stream()
                            .map(runs -> Tables.estimate(runs, Quantity.TEST_ACCURACY))
                            .toList()))));
    return new Page.Section(
        "Accuracy against weights",
        List.of(
            scatter,
            bars,
            Tables.accuracies(
                "What each network came to: means over the seeds with their 95% intervals",
                "network", all),
            Tables.comparisons(comparisons)));
  }

  private static Page.Section counts(List<Runs> all) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.of(
            "A convolution has filter_size x filter_size weights for each pair of an input and an"
                + " output channel, however large the picture is; a Dense layer has one for each"
                + " pair of an input and an output. Each output channel and each output also has a"
                + " bias, which the report leaves out."));
    all.forEach(runs -> blocks.add(layers(runs.variant())));
    blocks.add(Paragraph.of(SLIP));
    return new Page.Section("Weights, layer by layer", blocks);
  }

  private static Table layers(Variant variant) {
    Table table = Table.of("layer", "output", "weights", "with biases");
    Summary summary = variant.summary();
    for (int i = 0; i < summary.lines().size(); i++) {
      Summary.Line line = summary.lines().get(i);
      if (line.weights() + line.biases() > 0) {
        table =
            table.row(
                line.description(),
                line.outputShape().toString(),
                WeightFormula.weights(variant.architecture().places().get(i)),
                WeightFormula.parameters(variant.architecture().places().get(i)));
      }
    }
    return table
        .row("in all", "", sum(summary), "%,d".formatted(summary.parameters()))
        .captioned(variant.name());
  }

  /** The layers' weights added up, those of the convolutional part first. */
  private static String sum(Summary summary) {
    List<Summary.Line> weighted =
        summary.lines().stream().filter(line -> line.weights() > 0).toList();
    return weighted.stream()
        .map(line -> String.format(Locale.ROOT, "%,d", line.weights()))
        .collect(Collectors.joining(" + ", "", " = %,d".formatted(summary.weights())));
  }
}
