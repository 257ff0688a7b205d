package dev.demitasse.cli;

import dev.demitasse.studies.study.StudySettings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the networks of a study are trained. */
final class StudyOptions {
  @Option(
      names = "--repeat",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description =
          "With how many seeds each network is trained; ${DEFAULT-VALUE} if not given. An interval"
              + " needs two.")
  private int repeat = StudySettings.DEFAULT.repeat();

  @Mixin private TrainingOptions training = new TrainingOptions(StudySettings.DEFAULT.training());

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      description =
          "The first seed, which also divides the pictures; ${DEFAULT-VALUE} if not given.")
  private long seed = StudySettings.DEFAULT.training().seed();

  /** The settings; no training stops early, so that all are as long. */
  StudySettings settings() {
    return new StudySettings(training.settings(seed), repeat);
  }

  long seed() {
    return seed;
  }

  /** The options by their names: what is to be typed for the same again. */
  Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("repeat", repeat);
    given.putAll(training.given());
    given.put("seed", seed);
    return given;
  }
}
