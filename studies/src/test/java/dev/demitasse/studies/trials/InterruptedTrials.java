package dev.demitasse.studies.trials;

import dev.demitasse.kernels.Kernels;
import java.nio.file.Path;

/** A program that begins six trials, two at once, and stands still when some are finished. */
final class InterruptedTrials {
  static final String STANDING = "standing still";

  private InterruptedTrials() {}

  /** Runs; the arguments are the folders of the pictures and of the store and when to stand. */
  public static void main(String[] arguments) {
    int stand = Integer.parseInt(arguments[2]);
    TrialListener listener =
        new TrialListener() {
          private int finished;

          @Override
          public void on(TrialEvent event) {
            if (event instanceof TrialEvent.TrialFinished && ++finished == stand) {
              System.out.println(STANDING);
              sleep();
            }
          }
        };
    new TrialRunner(
            TrialFixture.open(Path.of(arguments[0])),
            new TrialStore(Path.of(arguments[1])),
            Kernels.portable(),
            2)
        .run(TrialFixture.six(), listener);
  }

  private static void sleep() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
