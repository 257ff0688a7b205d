package dev.demitasse.training;

/**
 * What one epoch came to.
 *
 * @param epoch the epoch, from 1
 * @param trainLoss mean loss over the training samples as they were gone through, dropout on
 * @param trainAccuracy share of them put into the right class, dropout on
 * @param validationLoss mean loss over the validation samples after the epoch, dropout off
 * @param validationAccuracy share of them put into the right class
 * @param best whether this is the lowest validation loss so far
 * @param seconds wall-clock time the epoch took, validation included
 * @param samplesPerSecond training samples gone through per second, validation not counted
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    boolean best,
    double seconds,
    double samplesPerSecond) {}
