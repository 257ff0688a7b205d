package dev.demitasse.studies.sweep;

import dev.demitasse.data.Splits;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Version;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.sweep.SweepResult.Entry;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.studies.trials.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep came to, told as a page, as a table and as numbers.
 *
 * @param sweep the sweep
 * @param result what its runs came to; not all diverged
 * @param best what the best of them came to in the end
 * @param bench what was computed with
 */
public record SweepReport(Sweep sweep, SweepResult result, Best best, Bench bench) {
  /**
   * The best run, trained once more to be kept.
   *
   * @param command the command line that trains it
   * @param modelFile where its model is
   * @param test how well it does on the test pictures, which were looked at for this alone
   */
  public record Best(String command, String modelFile, Evaluation test) {}

  /**
   * What was computed with.
   *
   * @param data the pictures
   * @param kernels the kernels
   * @param command the command line that does the same again
   */
  public record Bench(TrialData data, Kernels kernels, String command) {}

  /** The best run. */
  public Entry bestEntry() {
    return result.best().orElseThrow();
  }

  /** The pictures the best run learned from. */
  Splits splits() {
    return bench.data.prepared(bestEntry().run().trial().architecture()).splits();
  }

  /** What was run, by JSON names. */
  Map<String, Object> circumstances() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("data", bench.data.source().name());
    facts.put("data_fingerprint", bench.data.fingerprint(bestEntry().run().trial().architecture()));
    facts.put("classes", splits().train().classNames());
    facts.put("train_samples", splits().train().size());
    facts.put("validation_samples", splits().validation().size());
    facts.put("test_samples", splits().test().size());
    Map<String, Object> asked = sweep.asked();
    asked.remove("set");
    asked.remove("networks");
    facts.putAll(asked);
    facts.put("kernels", bench.kernels.name());
    facts.put("version", Version.current());
    facts.put("jdk", System.getProperty("java.version", "unknown"));
    return facts;
  }

  /** All numbers, by their JSON names. */
  public Map<String, Object> json() {
    Map<String, Object> json = circumstances();
    json.put("set", sweep.values());
    Entry entry = bestEntry();
    Map<String, Object> found = new LinkedHashMap<>(json(entry));
    found.put("command", best.command());
    found.put("model_file", best.modelFile());
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("loss", best.test().loss());
    test.put("accuracy", best.test().accuracy());
    test.put(
        "accuracy_interval",
        List.of(best.test().accuracyInterval().low(), best.test().accuracyInterval().high()));
    found.put("test", test);
    json.put("best", found);
    json.put("trials", result.ranked().stream().map(this::json).toList());
    List<Object> leftOut = new ArrayList<>();
    for (LeftOut each : result.leftOut()) {
      Map<String, Object> named = new LinkedHashMap<>();
      named.put("values", each.combination().values());
      named.put("reason", each.reason());
      leftOut.add(named);
    }
    json.put("left_out", leftOut);
    return json;
  }

  private Map<String, Object> json(Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", entry.run().number());
    json.put("values", entry.run().combination().values());
    json.put("outcome", outcome(entry).text());
    json.put("rung", entry.rung());
    entry.result().ifPresent(trained -> json.putAll(json(trained)));
    return json;
  }

  private static Map<String, Object> json(TrialResult trained) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weights", trained.weights());
    json.put("multiply_adds", trained.multiplyAdds());
    json.put("epochs", trained.history().size());
    json.put("best_epoch", trained.bestEpoch());
    json.put("seconds", trained.seconds());
    json.put("train", json(trained.train()));
    json.put("validation", json(trained.validation()));
    return json;
  }

  private static Map<String, Object> json(TrialResult.Score score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("loss", score.loss());
    json.put("accuracy", score.accuracy());
    return json;
  }

  /** How a run ended. */
  Outcome outcome(Entry entry) {
    if (entry.result().isEmpty()) {
      return Outcome.DIVERGED;
    }
    return entry.rung() < result.rungs() ? Outcome.STOPPED : Outcome.FINISHED;
  }

  /** How a run can end. */
  enum Outcome {
    FINISHED("finished"),
    STOPPED("stopped"),
    DIVERGED("diverged");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** The outcome in the tables. */
    String text() {
      return text;
    }
  }

  /** The runs as a table of comma-separated values; none of them depends on how fast it went. */
  public String csv() {
    return SweepCsv.of(this);
  }

  /** The page. */
  public Page page() {
    return new SweepPage(this).page();
  }

  /** What was found, in sentences. */
  public List<String> findings() {
    return new SweepFindings(this).sentences();
  }
}
