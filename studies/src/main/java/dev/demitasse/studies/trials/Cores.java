package dev.demitasse.studies.trials;

/**
 * How threads are shared out among trials, such that there are never more than asked for.
 *
 * @param atOnce how many trials are run at once
 * @param threads how many threads each of them has
 */
record Cores(int atOnce, int threads) {
  /** Trials side by side waste less than threads that wait for each other: those come first. */
  static Cores share(int threads, int trials) {
    int atOnce = Math.clamp(trials, 1, threads);
    return new Cores(atOnce, threads / atOnce);
  }
}
