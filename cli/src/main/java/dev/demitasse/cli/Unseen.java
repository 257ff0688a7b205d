package dev.demitasse.cli;

import dev.demitasse.data.DataException;
import dev.demitasse.data.Dataset;
import dev.demitasse.data.Division;
import dev.demitasse.data.Fingerprint;
import dev.demitasse.data.Loaded;
import dev.demitasse.data.Part;
import dev.demitasse.data.Splits;
import dev.demitasse.model.Model;
import dev.demitasse.model.Provenance;
import java.util.Optional;

/**
 * The pictures to evaluate a model on: as far as can be known, those it was not trained on.
 *
 * @param pictures the pictures
 * @param test whether they are a test part
 * @param note which they are, in words
 */
record Unseen(Dataset pictures, boolean test, String note) {
  /** The pictures of what was loaded for a model. */
  static Unseen of(Loaded loaded, Model model) {
    Dataset given = loaded.parts().get(Part.TEST);
    if (given != null) {
      return new Unseen(given, true, "the data's test part is taken");
    }
    return keptBack(loaded, model.provenance())
        .map(test -> new Unseen(test, true, "the part kept back from training is taken"))
        .orElseGet(
            () ->
                new Unseen(
                    all(loaded),
                    false,
                    "all pictures are taken; where the model was trained on some, it seems better"
                        + " than it is"));
  }

  /** What the division by the model's seed gives, if the model comes from just that. */
  private static Optional<Dataset> keptBack(Loaded loaded, Provenance provenance) {
    Splits splits;
    try {
      splits = Division.of("the data", loaded, provenance.seed());
    } catch (DataException e) {
      return Optional.empty(); // data that cannot be divided were not trained on
    }
    return Fingerprint.of(splits).equals(provenance.dataFingerprint())
        ? Optional.of(splits.test())
        : Optional.empty();
  }

  private static Dataset all(Loaded loaded) {
    Dataset first = loaded.parts().values().iterator().next();
    if (loaded.parts().size() == 1) {
      return first;
    }
    Dataset.Builder all = Dataset.builder(first.classNames(), first.shape());
    for (Dataset part : loaded.parts().values()) {
      for (int i = 0; i < part.size(); i++) {
        all.add(part.pixels(i), part.label(i), part.origin(i));
      }
    }
    return all.build();
  }
}
