package dev.demitasse.explanation;

import dev.demitasse.data.Picture;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Rows;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a layer gives or holds as small pictures, one for each channel.
 *
 * @param layer the layer's name in the model file
 * @param least the value that is shown darkest; of filters, bluest
 * @param largest the value that is shown lightest; of filters, reddest
 * @param pictures the pictures, all of one size
 */
public record Tiles(String layer, float least, float largest, List<Picture> pictures) {
  /** Copies the list. */
  public Tiles {
    pictures = List.copyOf(pictures);
  }

  /**
   * What each layer that gives pictures made of one sample, in gray: from black for the layer's
   * least value to white for its largest, the same for all its channels.
   */
  public static List<Tiles> ofFeatures(Observation observation, int sample) {
    Architecture architecture = observation.model().architecture();
    List<Tiles> tiles = new ArrayList<>();
    for (int i = 0; i < observation.depth(); i++) {
      Shape shape = architecture.places().get(i).output();
      if (shape.rank() == 3) {
        Rows rows = observation.output(i);
        int at = rows.at(sample);
        float[] values = Arrays.copyOfRange(rows.values(), at, at + rows.size());
        tiles.add(gray(architecture.places().get(i).name(), values, shape));
      }
    }
    return tiles;
  }

  private static Tiles gray(String layer, float[] values, Shape shape) {
    float least = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    double span = largest > least ? largest - (double) least : 1;
    int places = shape.dimension(1) * shape.dimension(2);
    List<Picture> pictures = new ArrayList<>();
    for (int first = 0; first < values.length; first += places) {
      byte[] pixels = new byte[places];
      for (int i = 0; i < places; i++) {
        pixels[i] = (byte) Math.round(255 * (values[first + i] - (double) least) / span);
      }
      pictures.add(new Picture(1, shape.dimension(1), shape.dimension(2), pixels));
    }
    return new Tiles(layer, least, largest, pictures);
  }

  /**
   * The filters of the first convolution in colours, from blue for the negative of the largest
   * magnitude over nearly white for 0 to red; a filter's input channels stand side by side. None if
   * there is no convolution.
   */
  public static List<Tiles> ofFirstFilters(Model model) {
    Architecture architecture = model.architecture();
    for (int i = 0; i < architecture.places().size(); i++) {
      if (architecture.places().get(i).layer() instanceof Conv conv) {
        String name = architecture.places().get(i).name();
        return List.of(filters(name, weight(model, i), conv));
      }
    }
    return List.of();
  }

  private static float[] weight(Model model, int layer) {
    return model.network().parameters().stream()
        .filter(each -> model.network().layerOf(each) == layer && each.spec().isWeight())
        .map(Parameter::values)
        .findFirst()
        .orElseThrow();
  }

  private static Tiles filters(String layer, float[] weights, Conv conv) {
    float largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    int size = conv.filterSize();
    int width = conv.inputChannel() / conv.groups() * size;
    List<Picture> pictures = new ArrayList<>();
    for (int filter = 0; filter < conv.outputChannel(); filter++) {
      byte[] pixels = new byte[3 * size * width];
      for (int i = 0; i < size * width; i++) {
        int channel = i / (size * size);
        int row = i / size % size;
        float weight = weights[filter * size * width + i];
        int colour = Colours.signed(largest == 0 ? 0 : weight / largest);
        int at = row * width + channel * size + i % size;
        for (int tone = 0; tone < 3; tone++) {
          pixels[tone * size * width + at] = (byte) (colour >> (16 - 8 * tone));
        }
      }
      pictures.add(new Picture(3, size, width, pixels));
    }
    return new Tiles(layer, -largest, largest, pictures);
  }
}
