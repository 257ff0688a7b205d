package dev.demitasse.explanation;

import java.util.OptionalDouble;

/**
 * How well a layer learns, seen on a fixed batch of samples with dropout off.
 *
 * @param layer the layer's name in the model file
 * @param weightGradient the gradient of the batch's mean loss by the layer's weights, biases left
 *     out: its Euclidean norm; empty for a layer without weights
 * @param outputGradient the gradient of a sample's loss by what the layer gives: its root mean
 *     square over all samples and values
 * @param dead the share, 0..1, of the layer's units that gave nothing above zero for any of the
 *     samples, a unit being one value of a sample's output: a channel of a picture has as many as
 *     it has places; empty but for relu and leaky_relu
 * @param saturated the share, 0..1, of all values of all samples at which the slope of the layer's
 *     function is below 5% of its steepest; empty but for sigmoid and tanh
 */
public record LayerSignal(
    String layer,
    OptionalDouble weightGradient,
    double outputGradient,
    OptionalDouble dead,
    OptionalDouble saturated) {}
