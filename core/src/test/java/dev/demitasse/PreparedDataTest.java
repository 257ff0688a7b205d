package dev.demitasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.Dataset;
import dev.demitasse.data.Fitting;
import dev.demitasse.data.Progress;
import dev.demitasse.data.Skipped;
import dev.demitasse.data.Standardisation;
import dev.demitasse.losses.SoftmaxCrossEntropy;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.PictureSamples;
import dev.demitasse.model.Presets;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Photos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreparedDataTest {
  private static final Architecture LINEAR = Presets.named("report-cnn-linear");
  private static final Architecture PERCEPTRON = Presets.named("report-nn");

  @TempDir Path folder;

  private PreparedData load(Architecture architecture, PreparedData.Options options) {
    return PreparedData.load(
        DataSource.open(folder.toString()), architecture, options, Progress.NONE);
  }

  private PreparedData load(Architecture architecture) {
    return load(architecture, PreparedData.Options.DEFAULT);
  }

  @Test
  void picturesOf28By28AreFramedForANetworkOf32By32() throws IOException {
    Photos.write(folder, 10, 28, 28, "a", "b");
    PreparedData data = load(LINEAR);
    assertThat(data.preprocessing().fitting()).isEqualTo(Fitting.padded(1, 32, 32, 28, 28));
    Dataset train = data.splits().train();
    assertThat(train.shape()).isEqualTo(Shape.of(1, 32, 32));
    byte[] pixels = train.pixels(0);
    int inside = 0;
    for (int i = 0; i < pixels.length; i++) {
      int row = i / 32;
      int column = i % 32;
      if (row < 2 || row >= 30 || column < 2 || column >= 30) {
        assertThat(pixels[i]).isZero();
      } else {
        inside += pixels[i] != 0 ? 1 : 0;
      }
    }
    assertThat(inside).isGreaterThan(700);
  }

  @Test
  void picturesOfTheNetworksSizeAreTakenAsTheyAre() throws IOException {
    Photos.write(folder, 10, 28, 28, "a", "b");
    Fitting fitting = load(PERCEPTRON).preprocessing().fitting();
    assertThat(fitting).isEqualTo(Fitting.of(1, 28, 28));
  }

  @ParameterizedTest
  @CsvSource({
    "32, 32, 32, 32",
    "28, 28, 28, 28",
    "24, 24, 24, 24",
    "30, 25, 30, 25", // framed
    "23, 23, 32, 32",
    "28, 23, 32, 32",
    "33, 32, 32, 32",
    "40, 40, 32, 32",
    "100, 20, 32, 32"
  })
  void picturesALittleSmallerAreFramedAndOthersScaled(
      int height, int width, int scaledHeight, int scaledWidth) {
    Optional<Shape> pictures = Optional.of(Shape.of(1, height, width));
    assertThat(PreparedData.fitting(Shape.of(1, 32, 32), pictures))
        .isEqualTo(new Fitting(1, 32, 32, scaledHeight, scaledWidth, true));
  }

  @Test
  void picturesOfManySizesAreScaled() {
    assertThat(PreparedData.fitting(Shape.of(3, 32, 24), Optional.empty()))
        .isEqualTo(Fitting.of(3, 32, 24));
  }

  @Test
  void theEndIsFittedToTheNumberOfClassesAndANoteSaysSo() throws IOException {
    Photos.write(folder, 8, 32, 32, "a", "b", "c");
    PreparedData data = load(LINEAR);
    Architecture fitted = data.architecture();
    assertThat(fitted.classes()).isEqualTo(3);
    assertThat(fitted.places().getLast().output()).isEqualTo(Shape.of(3));
    assertThat(fitted.head().loss()).isInstanceOf(SoftmaxCrossEntropy.class);
    assertThat(data.notes()).hasSize(2);
    assertThat(data.notes().getFirst()).isEqualTo(data.splits().note());
    assertThat(data.notes().getLast()).contains("report-cnn-linear", "3 outputs", "3 classes");
  }

  @Test
  void anEndThatFitsStaysAndNothingIsSaid() throws IOException {
    Photos.write(folder, 8, 32, 32, "a", "b");
    PreparedData data = load(LINEAR);
    assertThat(data.architecture()).isSameAs(LINEAR);
    assertThat(data.notes()).containsExactly(data.splits().note());
  }

  @Test
  void twoOfThreeClassesNeedOneOutput() throws IOException {
    Photos.write(folder, 8, 32, 32, "a", "b", "c");
    PreparedData data = load(LINEAR, new PreparedData.Options(List.of("c", "a"), false, 1));
    assertThat(data.splits().train().classNames()).containsExactly("c", "a");
    assertThat(data.architecture()).isSameAs(LINEAR);
  }

  @Test
  void samplesAreStandardisedByTheTrainingPicturesAlone() throws IOException {
    Photos.write(folder, 20, 32, 32, "a", "b");
    PreparedData data = load(LINEAR);
    Standardisation standardisation = data.preprocessing().standardisation();
    assertThat(standardisation.mean()).isEqualTo(Standardisation.of(data.splits().train()).mean());
    double sum = 0;
    double squares = 0;
    PictureSamples training = data.training();
    float[] x = new float[32 * 32];
    for (int sample = 0; sample < training.size(); sample++) {
      training.read(sample, x, 0);
      for (float value : x) {
        sum += value;
        squares += value * value;
      }
    }
    int count = training.size() * x.length;
    assertThat(sum / count).isCloseTo(0, within(1e-4));
    assertThat(squares / count).isCloseTo(1, within(1e-4));
    assertThat(data.validation().standardisation()).isEqualTo(standardisation);
    assertThat(data.test().standardisation()).isEqualTo(standardisation);
    assertThat(data.validation().dataset()).isSameAs(data.splits().validation());
    assertThat(data.test().dataset()).isSameAs(data.splits().test());
  }

  @Test
  void theSeedDividesAndTheFingerprintTells() throws IOException {
    Photos.write(folder, 20, 32, 32, "a", "b");
    PreparedData one = load(LINEAR);
    PreparedData same = load(LINEAR);
    PreparedData other = load(LINEAR, new PreparedData.Options(List.of(), false, 2));
    assertThat(same.fingerprint()).isEqualTo(one.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
  }

  @Test
  void filesThatCannotBeReadAreSkippedOrRefused() throws IOException {
    Photos.write(folder, 8, 32, 32, "a", "b");
    Path broken = folder.resolve("a/broken.png");
    Files.writeString(broken, "no picture");
    assertThat(load(LINEAR).skipped()).hasSize(1);
    PreparedData.Options strict = new PreparedData.Options(List.of(), true, 1);
    assertThatThrownBy(() -> load(LINEAR, strict))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("broken.png");
  }

  @Test
  void listsAreCopied() throws IOException {
    Photos.write(folder, 8, 32, 32, "a", "b");
    PreparedData data = load(LINEAR);
    List<String> notes = new ArrayList<>(List.of("one"));
    List<Skipped> skipped = new ArrayList<>();
    PreparedData copy =
        new PreparedData(data.architecture(), data.preprocessing(), data.splits(), skipped, notes);
    notes.add("two");
    assertThat(copy.notes()).containsExactly("one");
    List<String> classes = new ArrayList<>(List.of("a"));
    PreparedData.Options options = new PreparedData.Options(classes, false, 1);
    classes.add("b");
    assertThat(options.classes()).containsExactly("a");
  }
}
