package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.PreparedData;
import dev.demitasse.TrainedModel;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Dataset;
import dev.demitasse.data.DemoDefects;
import dev.demitasse.data.Part;
import dev.demitasse.data.Progress;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Model;
import dev.demitasse.model.Presets;
import dev.demitasse.training.TrainingSettings;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Heat maps on a case with a known answer: the generated pictures, whose defects were painted at
 * known pixels.
 *
 * <p>A map is right if its peak is at most {@value #PIXELS} pixels, as the king moves, from a pixel
 * of the defect itself. That is less than half of the 8 pixels that a value of the layer sees which
 * Grad-CAM shows; what filters learn lies beside the defect as often as on it. Of the seeds 1 to 5
 * after the usual 10 epochs, Grad-CAM is right in 80 to 88% of cases and saliency in 96 to 99%;
 * within 2 pixels it is 75 to 86% and 96 to 99%. After 4 epochs, as here to be quick, Grad-CAM is
 * right in 72 to 87%, with the usual seed in 87%.
 */
final class GradCamDemoTest {
  private static final int PIXELS = 3;
  private static final int DEFECT = 1;

  private final Map<Method, Integer> right = new EnumMap<>(Method.class);
  private int detected;
  private double byChance;

  @Test
  void theHeatOfADetectedDefectPeaksOnTheDefect() {
    PreparedData data =
        PreparedData.load(
            DataSource.open("demo"),
            Presets.named("report-cnn"),
            PreparedData.Options.DEFAULT,
            Progress.NONE);
    TrainingSettings settings = TrainingSettings.DEFAULT.withEpochs(4);
    Model model = TrainedModel.train(data, settings, event -> {}).model();
    count(model, data);
    assertThat(detected).isGreaterThan(400);
    assertThat(right.get(Method.GRADCAM)).isGreaterThanOrEqualTo(detected * 80 / 100);
    assertThat(right.get(Method.SALIENCY)).isGreaterThanOrEqualTo(detected * 90 / 100);
    assertThat(byChance).as("peaks anywhere").isLessThan(0.2 * detected);
  }

  private void count(Model model, PreparedData data) {
    Observation observation = new Observation(model, 1, Kernels.fastest());
    Explainer explainer = new Explainer(model);
    Dataset test = data.splits().test();
    for (int i = 0; i < test.size(); i++) {
      observation.look(data.test(), i);
      String label = model.prediction(observation.probabilities()).label();
      if (test.label(i) == DEFECT && label.equals("defect")) {
        int number = Integer.parseInt(test.origin(i).replaceAll(".* ", ""));
        boolean[] defect = DemoDefects.of(Part.TEST, number);
        detected++;
        byChance += shareNear(defect);
        for (Method method : Method.values()) {
          HeatMap map = explainer.map(data.test(), i, method, DEFECT);
          HeatMap.Place peak = map.peak().orElse(new HeatMap.Place(-99, -99));
          right.merge(method, isNear(defect, peak.row(), peak.column()) ? 1 : 0, Integer::sum);
        }
      }
    }
  }

  /** How large a share of the picture counts as right. */
  private static double shareNear(boolean[] defect) {
    int near = 0;
    for (int i = 0; i < defect.length; i++) {
      near += isNear(defect, i / 32, i % 32) ? 1 : 0;
    }
    return (double) near / defect.length;
  }

  private static boolean isNear(boolean[] defect, int row, int column) {
    for (int y = Math.max(0, row - PIXELS); y <= Math.min(31, row + PIXELS); y++) {
      for (int x = Math.max(0, column - PIXELS); x <= Math.min(31, column + PIXELS); x++) {
        if (defect[y * 32 + x]) {
          return true;
        }
      }
    }
    return false;
  }
}
