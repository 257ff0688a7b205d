package dev.demitasse.studies.study;

import dev.demitasse.tensor.InputException;
import dev.demitasse.training.TrainingSettings;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How the trainings of a study are run.
 *
 * @param training how each is trained; its seed is the first
 * @param repeat with how many seeds each network is trained, at least 1
 */
public record StudySettings(TrainingSettings training, int repeat) {
  /** How many epochs show what there is to show within minutes. */
  public static final int EPOCHS = 5;

  /** Three seeds, which give an interval. */
  public static final int REPEAT = 3;

  /** Five epochs, three seeds from 1 on, and else what training takes by itself. */
  public static final StudySettings DEFAULT =
      new StudySettings(TrainingSettings.DEFAULT.withEpochs(EPOCHS).withPatience(EPOCHS), REPEAT);

  /**
   * Checks the number of seeds.
   *
   * @throws InputException if it is below 1
   */
  public StudySettings {
    if (repeat < 1) {
      throw new InputException(
          "a study needs at least 1 seed, found " + repeat + "; give a larger number to repeat");
    }
  }

  /** The seeds, one after the other from the first. */
  public List<Long> seeds() {
    return LongStream.range(0, repeat).mapToObj(i -> training.seed() + i).toList();
  }
}
