package dev.demitasse.bench;

/**
 * Something that takes part in a comparison: a process that measures one work and says its rate.
 */
interface Contestant {
  /** What it is called where it could not be measured. */
  String title();

  /** Whether it is Demitasse, which the others are compared with. */
  boolean own();

  /** Whether it can do this work at all. */
  boolean does(Work work);

  /** The process to start for this work. It prints a {@link Measurement} as JSON. */
  ChildRun.Command command(Work work);
}
