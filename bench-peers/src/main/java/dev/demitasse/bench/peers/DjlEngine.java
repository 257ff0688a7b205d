package dev.demitasse.bench.peers;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import dev.demitasse.bench.Engine;
import dev.demitasse.bench.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PyTorch on the CPU, through the Deep Java Library. */
public final class DjlEngine implements Engine {
  @Override
  public String id() {
    return "djl";
  }

  @Override
  public String title() {
    return "PyTorch through DJL";
  }

  @Override
  public boolean trains() {
    return true;
  }

  /** Without the network: the native libraries are those of the class path. */
  @Override
  public List<String> jvmOptions() {
    return List.of(
        "-Dai.djl.offline=true",
        "-Dai.djl.pytorch.graph_optimizer=false",
        "-DENGINE_CACHE_DIR=" + NativeCache.folder(),
        "-DDJL_CACHE_DIR=" + NativeCache.folder());
  }

  @Override
  public Session open(Task task) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(task.threads()));
    return new Opened(task);
  }

  private static final class Opened implements Session {
    private final Model model = Model.newInstance("measured", "PyTorch");
    private final NDManager manager = model.getNDManager();
    private final DjlNetwork network;
    private final Trainer trainer;
    private final Loss loss;
    private final List<NDArray> pixels = new ArrayList<>();
    private final List<NDArray> labels = new ArrayList<>();

    Opened(Task task) {
      network = DjlNetwork.of(task.model().architecture());
      model.setBlock(network.block());
      loss = network.loss();
      Adam adam = Adam.builder().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
      trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam));
      Shape shape =
          new Shape(
              Arrays.stream(task.model().architecture().input().batch(task.batchSize()).toArray())
                  .asLongStream()
                  .toArray());
      trainer.initialize(shape);
      network.copyWeights(task.model());
      for (int i = 0; i < task.batches(); i++) {
        pixels.add(manager.create(task.pixels(i), shape));
        labels.add(network.labels(manager, task.labels(i)));
      }
    }

    @Override
    public String name() {
      return "PyTorch %s through DJL".formatted(ai.djl.engine.Engine.getInstance().getVersion());
    }

    @Override
    public void train(int batch) {
      try (NDManager step = manager.newSubManager()) {
        NDList x = new NDList(pixels.get(batch));
        NDList t = new NDList(labels.get(batch));
        x.tempAttach(step);
        t.tempAttach(step);
        try (GradientCollector gradients = trainer.newGradientCollector()) {
          gradients.backward(loss.evaluate(t, trainer.forward(x)));
        }
        trainer.step();
      }
    }

    @Override
    public float[] predict(int batch) {
      try (NDManager step = manager.newSubManager()) {
        NDList x = new NDList(pixels.get(batch));
        x.tempAttach(step);
        ParameterStore parameters = new ParameterStore(step, false);
        NDList logits = network.block().forward(parameters, x, false);
        return network.probabilities(logits.singletonOrThrow()).toFloatArray();
      }
    }

    @Override
    public void close() {
      trainer.close();
      model.close();
    }
  }
}
