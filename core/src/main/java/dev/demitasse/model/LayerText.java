package dev.demitasse.model;

import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Residual;
import dev.demitasse.layers.SpatialDropout;
import java.util.ArrayList;
import java.util.List;

/** Layers as architecture text has them; what is as by default is mostly left out. */
final class LayerText {
  private static final String INDENT = "    ";

  private LayerText() {}

  /** The whole text, a join's paths indented. */
  static String of(Layer layer) {
    return of(layer, "");
  }

  private static String of(Layer layer, String indent) {
    if (!(layer instanceof Join join)) {
      return head(layer);
    }
    List<String> paths = new ArrayList<>();
    for (Path path : join.paths()) {
      StringBuilder text = new StringBuilder("[");
      for (Layer each : path.layers()) {
        text.append('\n').append(indent).append(INDENT).append(of(each, indent + INDENT));
        text.append(',');
      }
      paths.add(text.append(path.layers().isEmpty() ? "]" : "\n" + indent + "]").toString());
    }
    return join.kind() + "(" + String.join(", ", paths) + ")";
  }

  /** The text without a join's paths. */
  static String head(Layer layer) {
    return switch (layer) {
      case Conv conv -> conv(conv);
      case Activation activation ->
          activation
              .loss()
              .map(
                  loss ->
                      "Activation(\"%s\", \"%s\")"
                          .formatted(activation.function().text(), loss.text()))
              .orElseGet(() -> "Activation(\"%s\")".formatted(activation.function().text()));
      case MaxPool pool ->
          "MaxPool(%s)".formatted(window(pool.poolSize(), pool.stride(), pool.pad(), pool.ceil()));
      case AvgPool pool ->
          "AvgPool(%s%s)"
              .formatted(
                  window(pool.poolSize(), pool.stride(), pool.pad(), pool.ceil()),
                  pool.padCounts() ? "" : ", count_pad=False");
      case GlobalAvgPool _ -> "GlobalAvgPool()";
      case BatchNorm norm ->
          norm.equals(new BatchNorm())
              ? "BatchNorm()"
              : "BatchNorm(momentum=%s, epsilon=%s)".formatted(norm.momentum(), norm.epsilon());
      case PRelu _ -> "PReLU()";
      case Flatten _ -> "Flatten()";
      case Dense dense ->
          "Dense(%s%s%s)"
              .formatted(
                  dense.inputs() == 0 ? "" : dense.inputs() + ", ",
                  dense.outputs(),
                  dense.bias() ? "" : ", bias=False");
      case Dropout dropout -> "Dropout(rate=%s)".formatted(dropout.rate());
      case SpatialDropout dropout -> "SpatialDropout(rate=%s)".formatted(dropout.rate());
      case DropPath drop -> "DropPath(rate=%s)".formatted(drop.rate());
      case Residual _ -> "Residual(...)";
      case Join join -> "%s(%s paths)".formatted(join.kind(), join.paths().size());
    };
  }

  private static String conv(Conv conv) {
    StringBuilder text = new StringBuilder("Conv(filter_size=").append(conv.filterSize());
    if (conv.inputChannel() != 0) {
      text.append(", input_channel=").append(conv.inputChannel());
    }
    text.append(", output_channel=").append(conv.outputChannel());
    text.append(", pad=").append(conv.pad().text());
    text.append(", stride=").append(conv.stride());
    text.append(conv.dilation() == 1 ? "" : ", dilation=" + conv.dilation());
    text.append(conv.groups() == 1 ? "" : ", groups=" + conv.groups());
    return text.append(conv.bias() ? ")" : ", bias=False)").toString();
  }

  private static String window(int poolSize, int stride, Padding pad, boolean ceil) {
    return "pool_size=%s, stride=%s%s%s"
        .formatted(
            poolSize,
            stride,
            pad.equals(Padding.NONE) ? "" : ", pad=" + pad.text(),
            ceil ? ", ceil=True" : "");
  }
}
