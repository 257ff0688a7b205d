package dev.demitasse.bench;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The engines there are: Demitasse with each of its kernels, and the peers on the class path. */
final class Engines {
  private Engines() {}

  /** The other engines. */
  static List<Engine> peers() {
    List<Engine> peers = new ArrayList<>();
    ServiceLoader.load(Engine.class).forEach(peers::add);
    return peers;
  }

  /**
   * The engine of that id.
   *
   * @throws InputException if there is none
   */
  static Engine named(String id) {
    List<Engine> all = new ArrayList<>(peers());
    FoundKernels.names().forEach(name -> all.add(new DemitasseEngine(Kernels.named(name))));
    return all.stream()
        .filter(engine -> engine.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "there is no engine '%s'; choose from %s"
                        .formatted(
                            id, all.stream().map(Engine::id).collect(Collectors.joining(", ")))));
  }
}
