package dev.demitasse.studies.trials;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.training.TrainingSettings;

/**
 * One training among several that are compared.
 *
 * @param architecture the layers; their end is fitted to the number of classes when it is run
 * @param settings how they are trained
 */
public record Trial(Architecture architecture, TrainingSettings settings) {
  /**
   * Everything a trial's numbers depend on besides the data and the program: the layers and the
   * settings, as text. What the architecture is called does not count.
   */
  public String text() {
    return ArchitectureText.print(architecture) + settings + "\n";
  }
}
