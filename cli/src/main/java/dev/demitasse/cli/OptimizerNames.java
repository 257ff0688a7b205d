package dev.demitasse.cli;

import java.util.Iterator;
import java.util.List;

/** The optimizers there are, for shell completion and help. */
final class OptimizerNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return List.of("sgd", "adam", "adamw").iterator();
  }
}
