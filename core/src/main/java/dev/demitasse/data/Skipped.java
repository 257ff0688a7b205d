package dev.demitasse.data;

/**
 * A file that was left out of a data set.
 *
 * @param file its path as found, below the path that was given
 * @param reason why, in words that continue a sentence: {@code is empty}
 */
public record Skipped(String file, String reason) {}
