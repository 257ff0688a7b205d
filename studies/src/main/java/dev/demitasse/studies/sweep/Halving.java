package dev.demitasse.studies.sweep;

import java.util.ArrayList;
import java.util.List;

/*
 * Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter optimization,
 * AISTATS 2016; a third survives each rung, as Li et al. recommend in Hyperband, JMLR 18, 2018.
 *
 * A survivor is trained anew from the beginning of the next rung and not continued: the same seed
 * makes its first epochs the same, so nothing but time is lost, at most a half more, and what was
 * interrupted finds each rung of each run by itself.
 */
/**
 * Successive halving: all begin with few epochs, the best third goes on with three times as many.
 */
final class Halving {
  /** One of so many survives a rung; the next has so many times the epochs. */
  static final int RATE = 3;

  /**
   * A step on which runs are compared.
   *
   * @param runs how many runs are trained
   * @param epochs for how many epochs each
   */
  record Rung(int runs, int epochs) {}

  private Halving() {}

  /**
   * The rungs from the first, with all runs, to the last, with all epochs: as many as there are
   * runs to tell apart and epochs to divide.
   *
   * @param runs how many runs there are, at least 1
   * @param epochs for how many epochs those of the last rung are trained, at least 1
   */
  static List<Rung> rungs(int runs, int epochs) {
    int last = 0;
    for (long size = RATE; size <= Math.min(runs, epochs); size *= RATE) {
      last++;
    }
    List<Rung> rungs = new ArrayList<>();
    int survivors = runs;
    for (int rung = 0; rung <= last; rung++) {
      double share = Math.pow(RATE, rung - last);
      rungs.add(new Rung(survivors, (int) Math.max(1, Math.round(epochs * share))));
      survivors /= RATE;
    }
    return rungs;
  }
}
