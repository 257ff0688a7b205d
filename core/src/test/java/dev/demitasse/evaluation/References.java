package dev.demitasse.evaluation;

import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The values of scikit-learn and SciPy that {@code reference.py} wrote. */
final class References {
  private References() {}

  static List<GoldenCase> read(String name) {
    try (InputStream in = References.class.getResourceAsStream(name + ".json")) {
      return Goldens.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<GoldenCase> all() {
    return read("reference").stream();
  }

  /** The cases of two classes. */
  static Stream<GoldenCase> binary() {
    return all().filter(golden -> golden.integer("classes") == 2);
  }

  /** The probabilities of a case, its logits divided by a temperature. */
  static Predictions predictions(GoldenCase golden, double temperature) {
    int classes = golden.integer("classes");
    double[] logits = golden.array("logits").values();
    int[] labels = golden.array("labels").integers();
    double[] probabilities = new double[labels.length * classes];
    for (int n = 0; n < labels.length; n++) {
      if (classes == 2) {
        probabilities[2 * n + 1] = 1 / (1 + Math.exp(-logits[n] / temperature));
        probabilities[2 * n] = 1 - probabilities[2 * n + 1];
        continue;
      }
      double sum = 0;
      for (int i = 0; i < classes; i++) {
        sum += Math.exp(logits[n * classes + i] / temperature);
      }
      for (int i = 0; i < classes; i++) {
        probabilities[n * classes + i] = Math.exp(logits[n * classes + i] / temperature) / sum;
      }
    }
    return new Predictions(classes, probabilities, labels);
  }

  static Predictions predictions(GoldenCase golden) {
    return predictions(golden, 1);
  }
}
