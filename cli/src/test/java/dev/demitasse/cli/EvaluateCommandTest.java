package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir static Path folder;
  private static Path data;
  private static Map<String, Object> trained;

  @BeforeAll
  static void train() {
    data = Pictures.folder(folder.resolve("Teile 1.0"), "dunkel ü", "hell", 20);
    trained = JsonText.object(train("run", data).out());
  }

  private static CommandRun train(String out, Path data) {
    CommandRun run =
        CommandRun.of(
            "train",
            data,
            "--out",
            folder.resolve(out),
            "--model",
            "report-cnn-linear",
            "--epochs",
            2,
            "--json");
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static CommandRun evaluate(String run, Path data, Object... more) {
    Object[] arguments = new Object[3 + more.length];
    arguments[0] = "evaluate";
    arguments[1] = folder.resolve(run);
    arguments[2] = data;
    System.arraycopy(more, 0, arguments, 3, more.length);
    CommandRun evaluation = CommandRun.of(arguments);
    assertThat(evaluation.status()).as(evaluation.err()).isZero();
    return evaluation;
  }

  @Test
  void theDataTrainedOnGiveTheTestFiguresOfTraining() {
    CommandRun run = evaluate("run", data, "--json");
    assertThat(run.err()).contains("Note: the part kept back from training is taken.");
    Map<String, Object> evaluation = JsonText.object(run.out());
    assertThat(evaluation)
        .containsEntry("part", "test")
        .containsEntry("data", data.toString())
        .containsEntry("model_file", folder.resolve("run/model.safetensors").toString())
        .containsAllEntriesOf(JsonText.part(trained.get("test")));
    assertThat(evaluation.keySet())
        .contains("loss", "accuracy", "accuracy_interval", "auc", "confusion", "samples")
        .contains("temperature", "auc_interval", "average_precision", "balanced_accuracy")
        .contains("matthews_correlation", "brier", "per_class", "macro", "weighted", "calibration");
  }

  @Test
  void otherDataAreTakenWholeAndItIsSaid() {
    Path other = Pictures.folder(folder.resolve("other"), "dunkel ü", "hell", 3);
    CommandRun run = evaluate("run", other, "--json");
    assertThat(run.err()).contains("Note: all pictures are taken; where the model was trained on");
    assertThat(JsonText.object(run.out()))
        .containsEntry("part", "all")
        .containsEntry("samples", 6L)
        .containsEntry("classes", List.of("dunkel ü", "hell"))
        .containsEntry("confusion", List.of(List.of(3L, 0L), List.of(0L, 3L)));
    assertThat(evaluate("run", other).out()).startsWith("Accuracy 1.0000 (95% interval 0.6097 to");
  }

  /** All six pictures are right, so most figures are known. */
  @Test
  void everyFigureOfTwoClassesIsInTheJson() {
    Path other = Pictures.folder(folder.resolve("known"), "dunkel ü", "hell", 3);
    Map<String, Object> json = JsonText.object(evaluate("run", other, "--json").out());
    assertThat(json)
        .containsEntry("temperature", 1.0)
        .containsEntry("auc", 1.0)
        .containsEntry("average_precision", 1.0)
        .containsEntry("balanced_accuracy", 1.0)
        .containsEntry("matthews_correlation", 1.0)
        .containsEntry("classes_without_auc", List.of())
        .containsEntry("macro", Map.of("precision", 1.0, "recall", 1.0, "f1", 1.0, "auc", 1.0))
        .containsEntry("weighted", json.get("macro"));
    assertThat((List<?>) json.get("auc_interval")).hasSize(2).last().isEqualTo(1.0);
    assertThat(JsonText.objects(json.get("per_class")).getLast())
        .isEqualTo(
            Map.of(
                "class",
                "hell",
                "support",
                3L,
                "predicted",
                3L,
                "precision",
                1.0,
                "recall",
                1.0,
                "f1",
                1.0,
                "auc",
                1.0));
    Map<String, Object> calibration = JsonText.part(json.get("calibration"));
    assertThat(calibration).containsKey("expected_calibration_error");
    assertThat(calibration.get("brier")).isEqualTo(json.get("brier"));
    assertThat(JsonText.objects(calibration.get("bins")))
        .allSatisfy(
            bin ->
                assertThat(bin)
                    .containsOnlyKeys("low", "high", "count", "mean_confidence", "observed_share"));
  }

  @Test
  void aTestPartIsTakenAloneAndAModelFileIsAsGoodAsItsFolder() {
    Path divided = folder.resolve("divided");
    Pictures.folder(divided.resolve("train"), "dunkel ü", "hell", 9);
    Pictures.folder(divided.resolve("test"), "dunkel ü", "hell", 4);
    CommandRun run = evaluate("run/model.safetensors", divided);
    assertThat(run.err()).contains("Note: the data's test part is taken.");
    assertThat(run.out()).startsWith("Test accuracy ").contains("8 pictures, loss ");
    Map<String, Object> again = JsonText.object(train("run2", divided).out());
    assertThat(JsonText.object(evaluate("run2", divided, "--json").out()))
        .containsAllEntriesOf(JsonText.part(again.get("test")));
  }

  @Test
  void classesGoByNameWhateverTheirOrderAndOthersAreLeftOut() {
    Path more = Pictures.folder(folder.resolve("more"), "dunkel ü", "hell", 5);
    Pictures.category(more.resolve("a first one"), 120, 5);
    CommandRun run = evaluate("run", more, "--json");
    assertThat(run.err())
        .contains("Note: pictures of 'a first one' are left out, as the model does not know them.");
    assertThat(JsonText.object(run.out())).containsEntry("samples", 10L);
  }

  @Test
  void manyClassesAreNumberedWhereTheirNamesAreTooLong() {
    Path many = folder.resolve("many");
    for (int i = 0; i < 7; i++) {
      Pictures.category(many.resolve("a long name for class " + i), 20 + 25 * i, 4);
    }
    train("many run", many);
    CommandRun run = evaluate("many run", many);
    assertThat(run.out())
        .contains("true class \\ predicted     0  1  2  3  4  5  6  recall")
        .contains("6 a long name for class 6")
        .contains("Macro F1 ", "balanced accuracy ", "expected calibration error ")
        .doesNotContain("AUC", "A picture is called");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }
}
