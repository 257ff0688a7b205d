package dev.demitasse.kernels;

/**
 * The numbers of one step of stochastic gradient descent.
 *
 * @param first whether it is the first, where the velocity starts as the gradient
 */
public record SgdStep(
    float learningRate, float momentum, boolean nesterov, float weightDecay, boolean first) {}
