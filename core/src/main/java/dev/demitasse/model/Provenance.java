package dev.demitasse.model;

/**
 * Where a model's weights come from.
 *
 * @param dataFingerprint SHA-256 over the pictures and labels of the training, validation and test
 *     parts, in hexadecimal
 * @param seed the seed of training
 * @param version the version of Demitasse that trained it
 * @param jdk the version of the JDK that trained it
 */
public record Provenance(String dataFingerprint, long seed, String version, String jdk) {
  /** The provenance of weights trained here and now. */
  public static Provenance here(String dataFingerprint, long seed) {
    return new Provenance(
        dataFingerprint, seed, Version.current(), System.getProperty("java.version", "unknown"));
  }
}
