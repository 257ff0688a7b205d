package dev.demitasse.studies.sweep;

import dev.demitasse.studies.trials.Trial;

/**
 * One of a sweep's runs.
 *
 * @param number its number, from 1
 * @param combination its values
 * @param trial the training they make
 */
public record SweepRun(int number, Combination combination, Trial trial) {}
