package dev.demitasse.evaluation;

/**
 * Where a quantity lies with some confidence.
 *
 * @param low the lower end
 * @param high the upper end
 * @param confidence how often such an interval holds the true value, 0..1
 */
public record Interval(double low, double high, double confidence) {}
