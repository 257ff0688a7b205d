package dev.demitasse.data;

/**
 * Pictures divided for training.
 *
 * @param train what the weights are learnt from
 * @param validation what the best epoch and the threshold are chosen on
 * @param test what is looked at once, at the end
 * @param note how the pictures were divided, in words
 */
public record Splits(Dataset train, Dataset validation, Dataset test, String note) {}
