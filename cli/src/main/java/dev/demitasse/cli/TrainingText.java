package dev.demitasse.cli;

import dev.demitasse.PreparedData;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Fitting;
import dev.demitasse.data.Splits;
import dev.demitasse.model.InputChoice;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is going to be trained on, told before training begins. */
record TrainingText(DataSource source, InputChoice choice, PreparedData prepared) {
  /** One line each: how many pictures, which classes, what was decided and what was left out. */
  List<String> lines() {
    Splits splits = prepared.splits();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %,d training, %,d validation, %,d test pictures"
            .formatted(
                Printable.of(source.name()),
                splits.train().size(),
                splits.validation().size(),
                splits.test().size()));
    List<String> classes = splits.train().classNames();
    lines.add("%,d classes: %s".formatted(classes.size(), Names.told(classes)));
    notes().forEach(note -> lines.add("Note: " + note + "."));
    lines.addAll(Skips.lines(prepared.skipped()));
    return lines;
  }

  /** What was decided, one sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    choice.note().or(this::fitting).ifPresent(notes::add);
    notes.addAll(prepared.notes());
    return notes;
  }

  /** How pictures become the network's input, where they have not its shape already. */
  private Optional<String> fitting() {
    Shape input = prepared.architecture().input();
    Optional<Shape> found = source.pictureShape();
    if (found.isPresent() && found.get().equals(input)) {
      return Optional.empty();
    }
    Fitting fitting = prepared.preprocessing().fitting();
    boolean framed =
        fitting.scaledHeight() < fitting.height() || fitting.scaledWidth() < fitting.width();
    boolean grayed = fitting.channels() < source.channels();
    return Optional.of(
        "pictures of %s are %s to %s%s"
            .formatted(
                found.map(Shape::toString).orElse("several sizes"),
                framed ? "framed" : "scaled",
                input,
                grayed ? ", in gray" : ""));
  }
}
