package dev.demitasse.studies.study;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.studies.trials.Trial;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.studies.trials.TrialEstimate;
import dev.demitasse.studies.trials.TrialListener;
import dev.demitasse.studies.trials.TrialOutcome;
import dev.demitasse.studies.trials.TrialRunner;
import dev.demitasse.studies.trials.TrialStore;
import java.time.Duration;
import java.util.List;

/**
 * A study and everything it needs to be carried out.
 *
 * @param study the question
 * @param settings how its networks are trained
 * @param data the pictures
 * @param kernels what is computed with
 * @param threads how many threads there are for all trainings together
 */
public record StudyOrder(
    Study study, StudySettings settings, TrialData data, Kernels kernels, int threads) {

  /** How many trainings it takes, known ones included. */
  public long trainings() {
    return (long) study.variants().size() * settings.repeat();
  }

  /**
   * Reads the pictures for the first network, so that what is wrong with them is known before
   * anything is written.
   *
   * @throws dev.demitasse.tensor.InputException if they cannot be read or divided
   */
  public void readPictures() {
    data.prepared(study.variants().getFirst().architecture());
  }

  /**
   * How long the trainings may take, judged by a second of training the first network.
   *
   * @throws dev.demitasse.tensor.InputException if the pictures cannot be read or divided
   */
  public Duration estimate() {
    StudySettings once = new StudySettings(settings.training(), 1);
    return TrialEstimate.of(Outcomes.trials(study.variants(), once), data, kernels, threads)
        .multipliedBy(settings.repeat());
  }

  /**
   * Trains what is not known yet, measures the rest, and says what it came to.
   *
   * @param store where the outcomes of trainings are kept
   * @param command the command line that does the same again
   * @throws dev.demitasse.tensor.InputException if the pictures cannot be read or divided, or the
   *     store cannot be read or written
   */
  public StudyDocument carryOut(TrialStore store, String command, TrialListener listener) {
    Bench bench = new Bench(data, settings, kernels, threads);
    List<Variant> variants = study.variants().stream().map(bench::fitted).toList();
    List<Trial> trials = Outcomes.trials(variants, settings);
    List<TrialOutcome> outcomes =
        new TrialRunner(data, store, kernels, threads).run(trials, listener);
    return switch (study) {
      case Question question ->
          new StudyPage(
                  question,
                  question.chapters(Outcomes.of(variants, settings, outcomes), bench),
                  bench,
                  command)
              .document();
    };
  }
}
