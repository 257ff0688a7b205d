package dev.demitasse.studies.report;

import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Row;
import dev.demitasse.studies.page.Series;
import dev.demitasse.training.EpochResult;
import dev.demitasse.training.TrainingResult;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How training went, epoch by epoch. */
record CourseSection(FinishedRun run) {
  private TrainingResult training() {
    return run.trained().training();
  }

  List<Block> blocks() {
    String ended =
        training().stoppedEarly()
            ? " Training stopped after epoch %d, as the validation loss had not fallen for a while."
                .formatted(training().history().size())
            : "";
    return List.of(
        Paragraph.of(
            "Epoch %d had the lowest validation loss; its weights are kept.%s"
                .formatted(training().bestEpoch(), ended)),
        Row.of(
            chart(
                "Loss by epoch.",
                run.hasLogits() ? "loss (nats)" : "squared error",
                EpochResult::trainLoss,
                EpochResult::validationLoss),
            chart(
                "Accuracy by epoch.",
                "accuracy",
                EpochResult::trainAccuracy,
                EpochResult::validationAccuracy)),
        Paragraph.remark(
            "Training pictures are measured while they are learnt from, with dropout on;"
                + " validation pictures after each epoch, with dropout off. So validation may well"
                + " be the better of the two at first."));
  }

  private ChartFigure chart(
      String caption,
      String what,
      ToDoubleFunction<EpochResult> train,
      ToDoubleFunction<EpochResult> validation) {
    LineChart chart =
        LineChart.of(
                Axis.counted("epoch"),
                Axis.linear(what),
                List.of(
                    Series.counted("training", values(train)),
                    Series.counted("validation", values(validation))))
            .marked(training().bestEpoch(), "chosen");
    return new ChartFigure(caption + " The dotted line is the chosen epoch.", chart);
  }

  private List<Double> values(ToDoubleFunction<EpochResult> what) {
    return training().history().stream().mapToDouble(what).boxed().toList();
  }
}
