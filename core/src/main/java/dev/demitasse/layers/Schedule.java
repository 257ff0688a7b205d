package dev.demitasse.layers;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order steps and samples take turns.
 *
 * <p>Steps that take pictures and follow each other are a stretch: each sample takes all of them
 * before the next one does, so that what lies between them stays in the processor's cache. Steps
 * that take lists of features are taken by all samples at once. Where all samples of a batch have
 * to meet, a stretch ends, and with it a phase.
 */
final class Schedule {
  /**
   * Steps in a row, in the direction of the way.
   *
   * @param first the first step that is taken
   * @param last the last one; a smaller number on the way back
   * @param oneByOne whether sample after sample takes them all
   */
  record Stretch(int first, int last, boolean oneByOne) {}

  /**
   * Stretches between two meetings.
   *
   * @param meeting what all samples meet for at its end; null at the end of the way
   */
  record Phase(List<Stretch> stretches, Meeting meeting) {}

  private final List<Phase> forward;
  private final List<Phase> backward;
  private final int[] stretchOf;

  Schedule(List<Plan.Step> steps, boolean goesBack) {
    List<Integer> there = new ArrayList<>();
    List<Integer> back = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      there.add(i);
      back.addFirst(i);
    }
    forward = phases(steps, there, true);
    backward = goesBack ? phases(steps, back, false) : List.of();
    stretchOf = stretchOf(steps.size());
  }

  private static List<Phase> phases(List<Plan.Step> steps, List<Integer> order, boolean ahead) {
    List<Phase> phases = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < order.size(); i++) {
      Plan.Step step = steps.get(order.get(i));
      Meeting meeting = ahead ? step.layer().meetingAhead() : step.layer().meetingBack();
      boolean ends =
          i + 1 == order.size()
              || meeting != null
              || !step.takesPictures()
              || !steps.get(order.get(i + 1)).takesPictures();
      if (ends) {
        stretches.add(new Stretch(order.get(first), order.get(i), step.takesPictures()));
        first = i + 1;
      }
      if (meeting != null) {
        phases.add(new Phase(List.copyOf(stretches), meeting));
        stretches.clear();
      }
    }
    phases.add(new Phase(List.copyOf(stretches), null));
    return List.copyOf(phases);
  }

  /** For each moment, which stretch it falls into: steps forward, the loss, steps back. */
  private int[] stretchOf(int steps) {
    int[] stretchOf = new int[2 * steps + 1];
    int number = 0;
    for (Phase phase : forward) {
      for (Stretch stretch : phase.stretches) {
        for (int i = stretch.first; i <= stretch.last; i++) {
          stretchOf[i] = number;
        }
        number++;
      }
    }
    stretchOf[steps] = number++;
    for (Phase phase : backward) {
      for (Stretch stretch : phase.stretches) {
        for (int i = stretch.first; i >= stretch.last; i--) {
          stretchOf[2 * steps - i] = number;
        }
        number++;
      }
    }
    return stretchOf;
  }

  /** The way forward. */
  List<Phase> forwardPhases() {
    return forward;
  }

  /** The way back; empty where nobody goes it. */
  List<Phase> backwardPhases() {
    return backward;
  }

  /** The number of the stretch that a moment falls into. */
  int stretch(int moment) {
    return stretchOf[moment];
  }

  /** Whether samples go through a moment one by one. */
  boolean isOneByOne(int moment, List<Plan.Step> steps) {
    int step = moment < steps.size() ? moment : 2 * steps.size() - moment;
    return moment != steps.size() && steps.get(step).takesPictures();
  }
}
