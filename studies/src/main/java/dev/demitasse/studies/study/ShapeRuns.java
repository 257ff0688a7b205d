package dev.demitasse.studies.study;

import dev.demitasse.layers.Flatten;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ReceptiveField;
import dev.demitasse.tensor.Shape;
import java.util.Map;

/**
 * A choice of shapes and what trainings with it came to.
 *
 * @param choice the choice
 * @param runs the trainings
 */
record ShapeRuns(ShapeChoice choice, Runs runs) {
  String name() {
    return choice.name();
  }

  double accuracy() {
    return Tables.mean(runs, Quantity.TEST_ACCURACY);
  }

  double seconds() {
    return Tables.seconds(runs);
  }

  long weights() {
    return runs.variant().summary().weights();
  }

  long multiplyAdds() {
    return runs.variant().summary().multiplyAdds();
  }

  /** How many rows of the picture a value at the end of the convolutional part depends on. */
  Shape receptiveField() {
    Architecture architecture = runs.variant().architecture();
    int end = 0;
    while (!(architecture.layers().get(end + 1) instanceof Flatten)) {
      end++;
    }
    return ReceptiveField.of(architecture).get(end).within(architecture.input());
  }

  /** The numbers by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = Tables.json(runs);
    json.put("filter_size", choice.filterSize());
    json.put("pool_size", choice.poolSize() == 0 ? null : choice.poolSize());
    json.put("first_output_channel", choice.firstChannels());
    json.put("second_output_channel", choice.secondChannels());
    json.put("pad", choice.pad());
    json.put("stride", choice.stride());
    json.put("receptive_field", receptiveField().toArray());
    return json;
  }
}
