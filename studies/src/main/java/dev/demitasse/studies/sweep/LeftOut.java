package dev.demitasse.studies.sweep;

/**
 * A combination that makes no network.
 *
 * @param combination the values
 * @param reason why they make none, in a sentence without its full stop
 */
public record LeftOut(Combination combination, String reason) {}
