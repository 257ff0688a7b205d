package dev.demitasse.examples;

import dev.demitasse.PreparedData;
import dev.demitasse.TrainedModel;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Summary;
import dev.demitasse.optimizers.AdamW;
import dev.demitasse.tensor.Shape;
import dev.demitasse.training.TrainingListener;
import dev.demitasse.training.TrainingSettings;
import java.util.List;

/**
 * A network of one's own, written in Java, trained on the generated pictures; sizes given as 0 are
 * taken from the layer before.
 */
public final class OwnNetwork {
  private OwnNetwork() {}

  /** Takes nothing. */
  public static void main(String[] arguments) {
    Architecture network =
        Architecture.of(
            "own-network",
            Shape.of(1, 32, 32),
            List.of(
                new Conv(3, 1, 8, 1, 2),
                new Activation("relu", "cross_entropy"),
                new MaxPool(2),
                new Flatten(),
                new Dense(0, 1),
                new Activation("sigmoid", "cross_entropy")));
    System.out.print(ArchitectureText.print(network)); // a file with this text is --model's, too
    System.out.println(Summary.of(network).parameters() + " parameters");

    DataSource source = DataSource.open("demo");
    PreparedData data =
        PreparedData.load(source, network, PreparedData.Options.DEFAULT, Progress.NONE);
    TrainingSettings settings =
        TrainingSettings.DEFAULT.withEpochs(2).withOptimizer(new AdamW(0.01)).withSeed(7);
    TrainingListener listener = event -> {};
    TrainedModel trained = TrainedModel.train(data, settings, listener);
    System.out.println("test accuracy " + trained.test().accuracy());
  }
}
