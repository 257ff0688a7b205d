package dev.demitasse.explanation;

import dev.demitasse.model.Prediction;

/**
 * What a model says is in a picture, and what speaks for a class.
 *
 * @param prediction what the model says
 * @param label the class that the map is about
 * @param inputMap what speaks for it, of the network's input size
 * @param map the same of the picture's size
 */
public record Explanation(Prediction prediction, String label, HeatMap inputMap, HeatMap map) {}
