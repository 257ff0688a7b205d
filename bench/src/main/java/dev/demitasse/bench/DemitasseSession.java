package dev.demitasse.bench;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.model.Network;
import dev.demitasse.model.Samples;
import dev.demitasse.model.Version;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.training.Evaluator;
import dev.demitasse.training.TrainStep;
import java.util.stream.IntStream;

/** Demitasse itself, used as the command uses it. */
final class DemitasseSession implements Engine.Session {
  private final Task task;
  private final Kernels kernels;
  private final Model model;
  private final Network network;
  private final Team team;
  private final TrainStep step;
  private final OptimizerState optimizer;
  private final Evaluator evaluator;
  private final int[] order;

  DemitasseSession(Task task, Kernels kernels) {
    this.task = task;
    this.kernels = kernels;
    model = task.model();
    network = model.network();
    team = new Team(task.threads());
    step = new TrainStep(network, model.head().loss(), task.batchSize(), kernels, team);
    optimizer =
        new Adam(1e-3).start(network.parameters().stream().mapToInt(Parameter::size).toArray());
    evaluator = new Evaluator(kernels, team);
    order = IntStream.range(0, task.labels().length).toArray();
  }

  /** Some of the task's pictures, from {@code first} on. */
  private record Part(Task task, int first, int size) implements Samples {
    @Override
    public int label(int sample) {
      return task.labels()[first + sample];
    }

    @Override
    public void read(int sample, float[] x, int offset) {
      int size = task.model().architecture().input().size();
      System.arraycopy(task.pixels(), (first + sample) * size, x, offset, size);
    }
  }

  @Override
  public String name() {
    boolean fastest = kernels.name().equals(Kernels.fastest().name());
    return "Demitasse %s, %s kernels%s"
        .formatted(Version.current(), kernels.name(), fastest ? ", " + Kernels.fastestNote() : "");
  }

  @Override
  public void train(int batch) {
    int size = task.batchSize();
    step.take(
        new Part(task, 0, order.length),
        new TrainStep.Batch(order, batch * size, size, new Randomness(1), 1),
        optimizer);
  }

  @Override
  public float[] predict(int batch) {
    int size = task.batchSize();
    Part part = new Part(task, batch * size, size);
    return outputs(evaluator.predict(model, part).probabilities());
  }

  /** The probabilities as the last activation gives them: of two classes, that of the second. */
  private float[] outputs(double[] probabilities) {
    int outputs = network.outputShape().size();
    int stride = outputs == 1 ? 2 : 1;
    float[] values = new float[probabilities.length / stride];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) probabilities[i * stride + stride - 1];
    }
    return values;
  }

  @Override
  public void close() {
    team.close();
  }
}
