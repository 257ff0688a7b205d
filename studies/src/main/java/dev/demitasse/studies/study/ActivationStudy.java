package dev.demitasse.studies.study;

import dev.demitasse.layers.Activation;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Row;
import dev.demitasse.training.EpochResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    List<Comparison> comparisons = comparisons(all, Quantity.TEST_ACCURACY);
    GradientFlow gradients = GradientFlow.measure(bench);
    Units units = Units.of(all);
    List<ActivationTiming> timings = bench.timings(FUNCTIONS);
    List<String> findings = new ArrayList<>();
    comparisons.forEach(each -> findings.add(each.sentence()));
    findings.addAll(gradients.sentences());
    findings.addAll(units.sentences());
    findings.add(ActivationCost.sentence(timings));
    all.forEach(runs -> runs.divergence().ifPresent(findings::add));
    List<Comparison> compared = new ArrayList<>(comparisons);
    compared.addAll(comparisons(all, Quantity.TEST_LOSS));
    List<Page.Section> sections = new ArrayList<>();
    sections.add(learning(all, compared));
    sections.add(gradients.section(all));
    sections.addAll(units.sections());
    sections.add(ActivationCost.section(timings));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("functions", all.stream().map(Tables::json).toList());
    json.put("comparisons", compared.stream().map(Comparison::json).toList());
    json.put("first_step", gradients.json());
    json.put("units", units.json());
    json.put("timings", ActivationCost.json(timings));
    return List.of(new Chapter(title(), findings, sections, json));
  }

  /** Each of the others against the first. */
  private static List<Comparison> comparisons(List<Runs> all, Quantity quantity) {
    return all.stream()
        .skip(1)
        .flatMap(runs -> Comparison.of(quantity, all.getFirst(), runs).stream())
        .toList();
  }

  private static Page.Section learning(List<Runs> all, List<Comparison> comparisons) {
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
                "function", all),
            Tables.comparisons(comparisons)));
  }
}
