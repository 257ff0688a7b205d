package dev.demitasse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.PixelCache;
import dev.demitasse.data.Progress;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Logits;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.evaluation.TemperatureScaling;
import dev.demitasse.evaluation.Threshold;
import dev.demitasse.explanation.LayerSignal;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Prediction;
import dev.demitasse.model.Provenance;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Photos;
import dev.demitasse.testkit.SeededArrays;
import dev.demitasse.training.Evaluator;
import dev.demitasse.training.Trainer;
import dev.demitasse.training.TrainingEvent;
import dev.demitasse.training.TrainingSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainedModelTest {
  private static final Architecture SMALL =
      ArchitectureText.parse(
              "small",
              """
              Conv(3, 1, 4, 1, 1)
              Activation("relu", "cross_entropy")
              MaxPool(2, 2)
              Flatten()
              Dense(outputs=12)
              Activation("relu", "cross_entropy")
              Dropout(0.2)
              Dense(12, 1)
              Activation("sigmoid", "cross_entropy")
              """)
          .architecture(Shape.of(1, 12, 12));
  private static final List<String> NAMES =
      SMALL.places().stream().map(place -> place.name()).toList();

  private static final TrainingSettings SETTINGS =
      new TrainingSettings(12, 16, new Adam(5e-3), 12, 3);

  @TempDir Path folder;

  @BeforeEach
  void writePictures() throws IOException {
    Photos.write(folder.resolve("two"), 60, 12, 12, "low", "high");
    Photos.write(folder.resolve("three"), 40, 12, 12, "low", "middle", "high");
  }

  private PreparedData data(String name) {
    return PreparedData.load(
        DataSource.open(folder.resolve(name).toString()),
        SMALL,
        PreparedData.Options.DEFAULT,
        Progress.NONE);
  }

  private static TrainedModel train(PreparedData data, int threads) {
    try (Team team = new Team(threads)) {
      return TrainedModel.train(data, SETTINGS, Kernels.portable(), team, event -> {});
    }
  }

  private static List<BufferedImage> pictures() {
    SeededArrays random = new SeededArrays(99);
    return IntStream.range(0, 40)
        .mapToObj(i -> Photos.picture(i % 2, 12 + i % 3, 12 + i % 5, random))
        .toList();
  }

  @Test
  void aFolderOfPicturesBecomesAModel() {
    PreparedData data = data("two");
    List<TrainingEvent> events = new ArrayList<>();
    TrainedModel trained = TrainedModel.train(data, SETTINGS, events::add);
    assertThat(trained.test().accuracy()).isGreaterThan(0.9);
    assertThat(trained.test().samples()).isEqualTo(data.splits().test().size());
    assertThat(trained.validation().samples()).isEqualTo(data.splits().validation().size());
    assertThat(trained.train().samples()).isEqualTo(data.splits().train().size());
    assertThat(trained.model().classNames()).isEqualTo(data.splits().train().classNames());
    assertThat(trained.model().provenance().dataFingerprint()).isEqualTo(data.fingerprint());
    assertThat(trained.model().provenance().seed()).isEqualTo(3);
    assertThat(events.getFirst()).isInstanceOf(TrainingEvent.Started.class);
    assertThat(events.getLast()).isInstanceOf(TrainingEvent.Finished.class);
  }

  @Test
  void theLayersAreMeasuredBeforeTheFirstStepAndAfterEachEpoch() {
    PreparedData data = data("two");
    TrainedModel trained = train(data, 2);
    List<SignalHistory.Moment> moments = trained.signals().moments();
    assertThat(moments.stream().map(SignalHistory.Moment::epoch))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, trained.training().history().size()).boxed().toList());
    assertThat(moments)
        .allSatisfy(
            moment ->
                assertThat(moment.layers().stream().map(LayerSignal::layer))
                    .isEqualTo(NAMES.subList(0, NAMES.size() - 1)));
    assertThat(moments.get(1).layers()).isNotEqualTo(moments.getFirst().layers());
    assertThat(train(data, 3).signals()).isEqualTo(trained.signals());
  }

  /** Measuring takes the model's weights through a pass of its own, and leaves them alone. */
  @Test
  void measuringTheLayersDoesNotChangeWhatIsLearned() {
    PreparedData data = data("two");
    TrainedModel measured = train(data, 2);
    Model model =
        Model.create(
            data.architecture(),
            data.splits().train().classNames(),
            data.preprocessing(),
            Provenance.here(data.fingerprint(), SETTINGS.seed()));
    try (Team team = new Team(2)) {
      new Trainer(SETTINGS, Kernels.portable(), team)
          .train(model, data.training(), data.validation(), event -> {});
    }
    for (Parameter parameter : model.network().parameters()) {
      assertThat(measured.model().network().parameters().get(parameter.index()).values())
          .isEqualTo(parameter.values());
    }
  }

  @Test
  void theThresholdIsChosenOnTheValidationPictures() {
    PreparedData data = data("two");
    TrainedModel trained = train(data, 2);
    try (Team team = new Team(1)) {
      Evaluator evaluator = new Evaluator(Kernels.portable(), team);
      Predictions predictions = evaluator.predict(trained.model(), data.validation());
      assertThat(trained.model().threshold()).isEqualTo(Threshold.choose(predictions));
      for (Evaluation each : List.of(trained.train(), trained.validation(), trained.test())) {
        assertThat(each.threshold()).isEqualTo(trained.model().threshold());
      }
      double best =
          trained.training().history().get(trained.training().bestEpoch() - 1).validationLoss();
      assertThat(trained.validation().loss()).isEqualTo(best);
    }
  }

  /** Every fifth picture has a wrong name, so that sure probabilities are wrong at times. */
  private PreparedData mixedUp() throws IOException {
    Photos.write(folder.resolve("mixed"), 60, 12, 12, "low", "high");
    for (int i = 0; i < 60; i += 5) {
      Path low = folder.resolve("mixed/low/%03d.png".formatted(i));
      Path high = folder.resolve("mixed/high/%03d.png".formatted(i));
      Path aside = folder.resolve("aside");
      Files.move(low, aside);
      Files.move(high, low);
      Files.move(aside, high);
    }
    return data("mixed");
  }

  private static TrainedModel train(PreparedData data, boolean calibrate) {
    try (Team team = new Team(2)) {
      return TrainedModel.train(
          data, SETTINGS.withCalibrate(calibrate), Kernels.portable(), team, event -> {});
    }
  }

  @Test
  void theTemperatureIsThatOfTheValidationPicturesAndComesBeforeTheThreshold() throws IOException {
    PreparedData data = mixedUp();
    TrainedModel plain = train(data, false);
    TrainedModel warm = train(data, true);
    TemperatureScaling scaling = warm.temperature().orElseThrow();
    assertThat(plain.model().head().temperature()).isEqualTo(1);
    assertThat(warm.model().head().temperature()).isEqualTo(scaling.temperature());
    assertThat(plain.temperature().orElseThrow())
        .isEqualTo(
            new TemperatureScaling(
                scaling.temperature(), false, scaling.before(), scaling.after()));
    assertThat(plain.test().calibration()).isEqualTo(scaling.before());
    assertThat(warm.test().calibration()).isEqualTo(scaling.after());
    assertThat(warm.test().loss()).isEqualTo(plain.test().loss());
    try (Team team = new Team(1)) {
      Evaluator evaluator = new Evaluator(Kernels.portable(), team);
      Logits logits =
          evaluator.answer(plain.model(), data.validation()).logits(plain.model()).orElseThrow();
      assertThat(TemperatureScaling.fit(logits)).hasValue(scaling.temperature());
      Predictions predictions = evaluator.predict(warm.model(), data.validation());
      assertThat(warm.model().threshold()).isEqualTo(Threshold.choose(predictions));
    }
  }

  @Test
  void theThresholdIsChosenByTheRuleAskedFor() throws IOException {
    PreparedData data = mixedUp();
    TrainingSettings settings =
        SETTINGS.withEpochs(2).withThresholdRule(Threshold.Rule.BALANCED_ACCURACY);
    try (Team team = new Team(1)) {
      Model model =
          TrainedModel.train(data, settings, Kernels.portable(), team, event -> {}).model();
      Predictions predictions =
          new Evaluator(Kernels.portable(), team).predict(model, data.validation());
      assertThat(model.threshold())
          .isEqualTo(Threshold.choose(predictions, Threshold.Rule.BALANCED_ACCURACY));
    }
  }

  @Test
  void threeClassesAreToldApartWithoutAThreshold() {
    TrainedModel trained = train(data("three"), 2);
    assertThat(trained.test().accuracy()).isGreaterThan(0.8);
    assertThat(trained.test().auc()).isEmpty();
    assertThat(trained.model().threshold()).isEqualTo(0.5);
    assertThat(trained.model().classNames()).containsExactlyInAnyOrder("low", "middle", "high");
  }

  @Test
  void theModelFileIsTheSameWithAnyNumberOfThreads() throws IOException {
    PreparedData data = data("two");
    byte[] expected = null;
    for (int threads = 1; threads <= 4; threads++) {
      Path file = folder.resolve("model" + threads);
      train(data, threads).model().save(file);
      expected = expected == null ? Files.readAllBytes(file) : expected;
      assertThat(file).as("%d threads", threads).hasBinaryContent(expected);
    }
  }

  @Test
  void theModelFileIsTheSameWithThePixelsInAFile() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    PreparedData.Options options =
        new PreparedData.Options(List.of(), false, 1, new PixelCache(5000, cache));
    DataSource source = DataSource.open(folder.resolve("two").toString());
    PreparedData mapped = PreparedData.load(source, SMALL, options, Progress.NONE);
    assertThat(mapped.notes())
        .anySatisfy(note -> assertThat(note).contains("0.0 MB", "file in " + cache));
    assertThat(data("two").notes()).noneMatch(note -> note.contains("file"));
    Path file = folder.resolve("mapped");
    Path expected = folder.resolve("heap");
    train(mapped, 3).model().save(file);
    train(data("two"), 2).model().save(expected);
    assertThat(file).hasSameBinaryContentAs(expected);
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void aModelThatIsSavedAndLoadedPredictsTheSame() {
    Model model = train(data("two"), 2).model();
    Path file = folder.resolve("model.safetensors");
    model.save(file);
    Model loaded = Model.load(file);
    int right = 0;
    List<BufferedImage> pictures = pictures();
    for (int i = 0; i < pictures.size(); i++) {
      Prediction prediction = model.predict(pictures.get(i));
      assertThat(loaded.predict(pictures.get(i))).isEqualTo(prediction);
      right += prediction.label().equals(i % 2 == 0 ? "low" : "high") ? 1 : 0;
    }
    assertThat(right).isGreaterThan(30);
  }

  @Test
  void manyThreadsPredictFromOneModelAsOneDoes() throws Exception {
    Model model = train(data("two"), 2).model();
    List<BufferedImage> pictures = pictures();
    List<Prediction> alone = pictures.stream().map(model::predict).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<List<Prediction>>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int shift = i;
        all.add(
            () ->
                IntStream.range(0, 400)
                    .mapToObj(n -> model.predict(pictures.get((n + shift) % pictures.size())))
                    .toList());
      }
      List<Future<List<Prediction>>> futures = threads.invokeAll(all);
      for (int i = 0; i < futures.size(); i++) {
        List<Prediction> predictions = futures.get(i).get();
        for (int n = 0; n < predictions.size(); n++) {
          assertThat(predictions.get(n)).isEqualTo(alone.get((n + i) % pictures.size()));
        }
      }
    }
  }

  @Test
  void aModelThatPredictedAndIsTrainedFurtherUsesItsNewWeights() {
    PreparedData data = data("two");
    Model model = train(data, 1).model();
    BufferedImage picture = pictures().getFirst();
    Prediction before = model.predict(picture);
    try (Team team = new Team(2)) {
      new Trainer(SETTINGS.withEpochs(1), Kernels.portable(), team)
          .train(model, data.training(), data.validation(), event -> {});
    }
    Prediction after = model.predict(picture);
    assertThat(after).isNotEqualTo(before);
    Path file = folder.resolve("model.safetensors");
    model.save(file);
    assertThat(Model.load(file).predict(picture)).isEqualTo(after);
  }
}
