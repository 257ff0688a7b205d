package dev.demitasse.layers;

/**
 * What happens between two steps at which all samples of a batch meet: no sample takes the second
 * before all have taken the first. First each piece of the batch puts together what its samples
 * have, on its own thread; then one thread puts the pieces together, in order.
 */
public interface Meeting {
  /** Puts together what the pass's samples have, for the piece that they are. */
  void gather(Pass pass);

  /** Puts together what the pieces have, for all steps that follow. */
  void meet(Gradients batch);
}
