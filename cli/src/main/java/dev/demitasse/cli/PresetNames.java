package dev.demitasse.cli;

import dev.demitasse.model.Presets;
import java.util.Iterator;

/** The presets there are, for shell completion and help. */
final class PresetNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Presets.names().iterator();
  }
}
