package dev.demitasse.layers;

/**
 * The values that flow through one layer in a pass.
 *
 * @param x what the layer is given
 * @param y what it gives; the same memory as x where the layer works in place
 * @param dy the gradient of the loss by y; null in a pass for prediction
 * @param dx the gradient of the loss by x; null where nobody wants it; the same memory as dy where
 *     the layer works in place
 */
public record Flow(Rows x, Rows y, Rows dy, Rows dx) {}
