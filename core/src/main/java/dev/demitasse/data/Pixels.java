package dev.demitasse.data;

/** The values of many pictures of one size, by the places they were given when collected. */
sealed interface Pixels permits HeapPixels, MappedPixels {
  /** One picture's values: the array itself where it has one of its own, otherwise a new one. */
  byte[] of(int place);

  /**
   * An array with one picture's values in it, from {@link #offset} on: the one it is kept in where
   * there is one, otherwise the buffer, filled.
   *
   * @param buffer as long as a picture has values
   */
  byte[] read(int place, byte[] buffer);

  /** Where in the array that {@link #read} gives the picture's values begin. */
  int offset(int place);

  /** Writes one picture's standardised values; takes no memory; safe for many threads. */
  void standardise(int place, Standardisation standardisation, float[] x, int offset);

  /** How many bytes of a file are mapped for them, 0 if none. */
  long fileBytes();
}
