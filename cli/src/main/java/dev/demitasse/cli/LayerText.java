package dev.demitasse.cli;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;

/** Layers in a few words. */
final class LayerText {
  private LayerText() {}

  /** What sets this layer apart from others of its kind, as short as a table wants it. */
  static String settings(Layer layer) {
    return switch (layer) {
      case Conv conv ->
          "%d of %dx%d, pad %d, stride %d"
              .formatted(
                  conv.outputChannel(),
                  conv.filterSize(),
                  conv.filterSize(),
                  conv.pad(),
                  conv.stride());
      case Activation activation -> activation.function().text();
      case MaxPool pool ->
          "%dx%d, stride %d".formatted(pool.poolSize(), pool.poolSize(), pool.stride());
      case Flatten _ -> "";
      case Dense dense -> "%d to %d".formatted(dense.inputs(), dense.outputs());
      case Dropout dropout -> "rate " + dropout.rate();
    };
  }
}
