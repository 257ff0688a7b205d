package dev.demitasse.cli;

import java.util.Iterator;
import java.util.List;

/** What an option may be, where that is one of a few names: for help and shell completion. */
abstract class Choices implements Iterable<String> {
  private final List<String> names;

  private Choices(List<String> names) {
    this.names = names;
  }

  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }

  /** The presets there are. */
  static final class Presets extends Choices {
    Presets() {
      super(dev.demitasse.model.Presets.names());
    }
  }

  /** The optimizers there are. */
  static final class Optimizers extends Choices {
    Optimizers() {
      super(List.of("sgd", "adam", "adamw"));
    }
  }

  /** The kernels there are. */
  static final class Kernels extends Choices {
    Kernels() {
      super(List.of("simd", "portable"));
    }
  }
}
