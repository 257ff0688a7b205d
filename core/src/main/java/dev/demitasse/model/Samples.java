package dev.demitasse.model;

/** Labelled samples as a network takes them, read one at a time and from any thread. */
public interface Samples {
  /** How many there are. */
  int size();

  /** The class of a sample, by its index among the class names. */
  int label(int sample);

  /** Writes a sample's values to {@code x} from {@code offset} on. */
  void read(int sample, float[] x, int offset);
}
