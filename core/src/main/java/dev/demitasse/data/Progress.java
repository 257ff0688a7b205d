package dev.demitasse.data;

/** Listens to a data set being read. */
@FunctionalInterface
public interface Progress {
  /** Listens to nothing. */
  Progress NONE = (done, total) -> {};

  /**
   * Some pictures were read. Called now and then, from one thread at a time, and once at the end.
   *
   * @param done pictures read so far, skipped ones included
   * @param total pictures there are to read; the same in every call
   */
  void read(int done, int total);
}
