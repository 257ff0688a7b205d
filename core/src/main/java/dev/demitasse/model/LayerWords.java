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
import dev.demitasse.layers.Residual;
import dev.demitasse.layers.SpatialDropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Layers in a few words, for tables and drawings. */
public final class LayerWords {
  private LayerWords() {}

  /**
   * What sets a layer apart from others of its kind, as short as a table wants it: {@code 3x3, 16
   * channels, pad 1}. What is as with most layers is left out, and so are biases, which are
   * counted, and the channels of a depthwise convolution that gives as many as it takes.
   */
  public static String settings(Layer layer) {
    return switch (layer) {
      case Conv conv -> conv(conv);
      case MaxPool pool -> window(pool.poolSize(), pool.stride(), pool.pad(), pool.ceil());
      case AvgPool pool -> window(pool.poolSize(), pool.stride(), pool.pad(), pool.ceil());
      case Dense dense ->
          String.format(
              Locale.ROOT, "%,d output%s", dense.outputs(), dense.outputs() == 1 ? "" : "s");
      case Activation activation -> activation.function().text();
      case Dropout dropout -> "rate " + dropout.rate();
      case SpatialDropout dropout -> "rate " + dropout.rate();
      case DropPath drop -> "rate " + drop.rate();
      case BatchNorm _, Flatten _, GlobalAvgPool _, PRelu _, Residual _ -> "";
      case Join join -> join.paths().size() + " paths";
    };
  }

  private static String conv(Conv conv) {
    List<String> words = new ArrayList<>();
    boolean depthwise = conv.groups() > 1 && conv.groups() == conv.inputChannel();
    words.add(square(conv.filterSize()) + (depthwise ? " depthwise" : ""));
    if (!depthwise || conv.outputChannel() != conv.inputChannel()) {
      words.add(conv.outputChannel() + (conv.outputChannel() == 1 ? " channel" : " channels"));
    }
    addPad(words, conv.pad());
    addUnlessOne(words, "stride ", conv.stride());
    addUnlessOne(words, "dilation ", conv.dilation());
    addUnlessOne(words, "groups ", depthwise ? 1 : conv.groups());
    return String.join(", ", words);
  }

  private static String window(int size, int stride, Padding pad, boolean ceil) {
    List<String> words = new ArrayList<>();
    words.add(square(size));
    addPad(words, pad);
    if (stride != size) {
      words.add("stride " + stride);
    }
    if (ceil) {
      words.add("rounded up");
    }
    return String.join(", ", words);
  }

  private static String square(int size) {
    return size + "x" + size;
  }

  private static void addPad(List<String> words, Padding pad) {
    if (!pad.isEven()) {
      words.add("pad %s %s %s %s".formatted(pad.top(), pad.left(), pad.bottom(), pad.right()));
    } else if (pad.top() > 0) {
      words.add("pad " + pad.top());
    }
  }

  private static void addUnlessOne(List<String> words, String name, int value) {
    if (value != 1) {
      words.add(name + value);
    }
  }
}
