package dev.demitasse.layers;

import java.util.List;

/**
 * Which memory the values between a plan's layers take in a pass: edge i lies before layer i, the
 * last edge behind the last layer.
 *
 * <p>A layer that works in place has one memory for its input and output. A memory has a row for
 * each sample only where rows are needed longer than for one layer: at the network's ends, around
 * layers that take all samples at once, and where a backward computation reads them.
 */
final class Wiring {
  private final List<Plan.Stage> stages;
  private final boolean training;
  private final boolean[] joined;

  Wiring(List<Plan.Stage> stages, boolean training) {
    this.stages = stages;
    this.training = training;
    joined = new boolean[stages.size()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = isJoined(i);
    }
  }

  /** Whether edges i and i + 1 are one memory. */
  private boolean isJoined(int i) {
    BuiltLayer layer = stages.get(i).layer();
    return switch (layer.sharing()) {
      case IDENTICAL -> true;
      case NONE -> false;
      case OVERWRITES -> !isNeeded(i - 1);
    };
  }

  /** Whether the output of layer i may not be overwritten: the way back or the caller needs it. */
  private boolean isNeeded(int i) {
    for (int k = i; k >= 0; k--) {
      if (training && stages.get(k).layer().readsOutput()) {
        return true;
      }
      if (!joined[k]) {
        return false;
      }
    }
    return true; // it is the network's input
  }

  /**
   * Every edge with memory of its own, with a row for each sample, for its values and gradients.
   */
  static Flow[] apart(List<Plan.Stage> stages, int capacity) {
    Wiring wiring = new Wiring(stages, true);
    Rows[] values = new Rows[stages.size() + 1];
    Rows[] gradients = new Rows[values.length];
    for (int edge = 0; edge < values.length; edge++) {
      values[edge] = wiring.rows(edge, true, capacity);
      gradients[edge] = wiring.rows(edge, true, capacity);
    }
    return flows(values, gradients);
  }

  /** Memory for the values that flow through the layers, and on the way back for the gradients. */
  Flow[] flows(int capacity) {
    Rows[] values = new Rows[stages.size() + 1];
    Rows[] gradients = new Rows[values.length];
    for (int first = 0; first < values.length; ) {
      int last = first;
      while (last < joined.length && joined[last]) {
        last++;
      }
      Rows rows = rows(first, keepsRow(first, last), capacity);
      for (int edge = first; edge <= last; edge++) {
        values[edge] = rows;
      }
      first = last + 1;
    }
    if (training) {
      addGradients(gradients, capacity);
    }
    return flows(values, gradients);
  }

  private static Flow[] flows(Rows[] values, Rows[] gradients) {
    Flow[] flows = new Flow[values.length - 1];
    for (int i = 0; i < flows.length; i++) {
      flows[i] = new Flow(values[i], values[i + 1], gradients[i + 1], gradients[i]);
    }
    return flows;
  }

  private void addGradients(Rows[] gradients, int capacity) {
    for (int edge = stages.size(); edge > 0; edge--) {
      boolean shares =
          edge < stages.size() && stages.get(edge).layer().sharing() != BuiltLayer.Sharing.NONE;
      gradients[edge] = shares ? gradients[edge + 1] : rows(edge, crossesFlat(edge), capacity);
    }
  }

  private Rows rows(int edge, boolean kept, int capacity) {
    int size = edge == 0 ? stages.getFirst().input().size() : stages.get(edge - 1).output().size();
    return kept ? Rows.of(new float[Math.multiplyExact(size, capacity)], size) : Rows.shared(size);
  }

  private boolean keepsRow(int first, int last) {
    if (first == 0 || last == stages.size()) {
      return true;
    }
    for (int edge = first; edge <= last; edge++) {
      boolean needed =
          training
              && (stages.get(edge).layer().readsInput()
                  || stages.get(edge - 1).layer().readsOutput());
      if (needed || isFlat(edge)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the edge, or one with whose gradient it shares its memory, has lists of features. */
  private boolean crossesFlat(int edge) {
    for (int k = edge; k >= 1; k--) {
      if (isFlat(k)) {
        return true;
      }
      if (stages.get(k - 1).layer().sharing() == BuiltLayer.Sharing.NONE) {
        return false;
      }
    }
    return false;
  }

  private boolean isFlat(int edge) {
    return edge == stages.size()
        ? stages.getLast().output().rank() == 1
        : stages.get(edge).input().rank() == 1;
  }
}
