package dev.demitasse.layers;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.ForwardConvolution;
import dev.demitasse.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The layers of a plan as a pass runs them.
 *
 * @param stages the layers in a row
 * @param filters the convolutions that they use, by their slots
 * @param goBack whether the pass can go back as well
 */
record Steps(List<Plan.Stage> stages, List<Filters> filters, boolean goBack) {
  /** All layers one by one, as the way back needs them. */
  static Steps oneByOne(Plan plan, Kernels kernels) {
    List<Filters> filters = new ArrayList<>();
    for (ConvGeometry geometry : plan.convolutions()) {
      filters.add(Filters.forTraining(kernels.convolutions().of(geometry)));
    }
    return new Steps(plan.stages(), filters, true);
  }

  /**
   * For a pass that only goes forward: a convolution, the pooling behind it and the rectifier
   * behind that are one step where the kernels know how. Nobody sees what would lie between them.
   */
  static Steps joined(Plan plan, Kernels kernels) {
    List<Plan.Stage> all = plan.stages();
    List<Plan.Stage> stages = new ArrayList<>();
    List<Filters> filters = new ArrayList<>();
    for (int i = 0, next; i < all.size(); i = next) {
      Plan.Stage first = all.get(i);
      next = i + 1;
      if (first.layer() instanceof Conv.Built conv) {
        boolean rectified = isRectifier(all, i + 2);
        Optional<ForwardConvolution> pooled =
            isPooling(all, i + 1)
                ? kernels.convolutions().pooled(conv.geometry(), rectified)
                : Optional.empty();
        filters.add(
            Filters.forPrediction(
                pooled.orElseGet(() -> kernels.convolutions().of(conv.geometry()))));
        if (pooled.isPresent()) {
          next += rectified ? 2 : 1;
        }
      }
      stages.add(new Plan.Stage(first.layer(), first.input(), all.get(next - 1).output()));
    }
    return new Steps(stages, filters, false);
  }

  /** Whether that layer takes the largest of 2x2 that lie side by side. */
  private static boolean isPooling(List<Plan.Stage> stages, int i) {
    return i < stages.size()
        && stages.get(i).layer() instanceof MaxPool.Built pool
        && pool.geometry().poolSize() == 2
        && pool.geometry().stride() == 2;
  }

  private static boolean isRectifier(List<Plan.Stage> stages, int i) {
    return i < stages.size()
        && stages.get(i).layer() instanceof Activation.Elementwise activation
        && activation.function() == ActivationFunction.RELU;
  }

  /** How many of the first steps take pictures. */
  int pictureSteps() {
    return Math.toIntExact(stages.stream().filter(stage -> stage.input().rank() == 3).count());
  }

  /** Floats of scratch that the kernels ask for. */
  int scratch(Kernels kernels) {
    int largest = kernels.matrices().scratch();
    for (Filters filter : filters) {
      largest = Math.max(largest, filter.convolution().scratch());
    }
    return largest;
  }
}
