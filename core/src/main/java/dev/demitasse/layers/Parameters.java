package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a network learns: the parameters of all its layers, shared by all that compute with it. */
public final class Parameters {
  private final List<Parameter> all = new ArrayList<>();
  private final Map<String, Parameter> byName = new HashMap<>();
  private final List<Integer> owners = new ArrayList<>();
  private volatile int version;

  /** The parameters of all layers of a path whose sizes are filled in, their values zero. */
  public Parameters(Path path, Shape input) {
    List<Path.Place> places = path.places(input);
    for (int i = 0; i < places.size(); i++) {
      Path.Place place = places.get(i);
      for (ParameterSpec spec : place.layer().parameters(place.input())) {
        String name = place.name() + "." + spec.name();
        Parameter parameter = new Parameter(all.size(), name, spec, Tensor.zeros(spec.shape()));
        all.add(parameter);
        byName.put(name, parameter);
        owners.add(i);
      }
    }
  }

  /** All parameters, layer by layer. */
  public List<Parameter> all() {
    return Collections.unmodifiableList(all);
  }

  /** The place of the layer that a parameter belongs to, in the order of {@link Path#places}. */
  public int placeOf(Parameter parameter) {
    return owners.get(parameter.index());
  }

  /** Says that parameters have new values, before the next pass begins. */
  public void changed() {
    synchronized (this) {
      version++;
    }
  }

  /** A number that is another one whenever the parameters have new values. */
  int version() {
    return version;
  }

  Parameter named(String name) {
    return byName.get(name);
  }
}
