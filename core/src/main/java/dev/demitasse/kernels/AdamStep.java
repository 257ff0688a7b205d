package dev.demitasse.kernels;

/**
 * The numbers of one step of Adam.
 *
 * @param correction1 {@code 1 - beta1^t} for the t-th step
 * @param correction2 {@code 1 - beta2^t}
 * @param decoupled whether weight decay acts on the weights (AdamW) rather than on the gradient
 */
public record AdamStep(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    boolean decoupled,
    double correction1,
    double correction2) {}
