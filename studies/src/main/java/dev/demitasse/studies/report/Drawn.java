package dev.demitasse.studies.report;

/**
 * A part of the drawing of a network: something around a vertical axis, on which the way goes in
 * above and out below.
 */
sealed interface Drawn permits DrawnLayer, DrawnJoin, DrawnPath, DrawnRepetition {
  /** How far it reaches to the left of its axis. */
  double left();

  /** How far it reaches to the right of its axis. */
  double right();

  double height();

  /** Whether it belongs to what stands above it and touches that. */
  default boolean isAttached() {
    return false;
  }

  /** Draws it below a height. */
  void draw(Pen pen, NetworkColumns columns, double axis, double top);
}
