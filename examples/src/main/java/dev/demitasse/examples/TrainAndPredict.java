package dev.demitasse.examples;

import dev.demitasse.PreparedData;
import dev.demitasse.TrainedModel;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.model.Prediction;
import dev.demitasse.model.Presets;
import dev.demitasse.training.TrainingEvent;
import dev.demitasse.training.TrainingListener;
import dev.demitasse.training.TrainingSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** From a folder of pictures to a model file, and from the file to what is in a picture. */
public final class TrainAndPredict {
  private TrainAndPredict() {}

  /** Takes a folder of class folders, the model file to write, and a picture. */
  public static void main(String[] arguments) throws IOException {
    trainAndPredict(arguments[0], Path.of(arguments[1]), new File(arguments[2]));
  }

  /** README.md shows what is in here, word for word; a test compares the two. */
  static void trainAndPredict(String photos, Path file, File picture) throws IOException {
    Architecture network = Presets.named("report-cnn");
    DataSource source = DataSource.open(photos);
    PreparedData data =
        PreparedData.load(source, network, PreparedData.Options.DEFAULT, Progress.NONE);
    TrainingListener listener =
        event -> {
          if (event instanceof TrainingEvent.EpochFinished(var epoch)) {
            System.out.println(epoch);
          }
        };
    TrainedModel trained = TrainedModel.train(data, TrainingSettings.DEFAULT, listener);
    System.out.println("test accuracy " + trained.test().accuracy());
    trained.model().save(file);

    Model model = Model.load(file); // one model serves any number of threads
    Prediction prediction = model.predict(ImageIO.read(picture));
    System.out.println(prediction.label() + ", probability " + prediction.probability());
  }
}
