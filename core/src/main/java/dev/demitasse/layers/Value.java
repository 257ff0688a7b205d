package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;

/**
 * What flows from one step of a {@link Plan} to the next: one step gives it and one takes it.
 *
 * @param id its number in the plan, from 0
 * @param shape its shape for one sample
 */
public record Value(int id, Shape shape) {}
