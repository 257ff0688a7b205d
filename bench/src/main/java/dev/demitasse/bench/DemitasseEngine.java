package dev.demitasse.bench;

import dev.demitasse.kernels.Kernels;

/** Demitasse with one implementation of its kernels. */
public record DemitasseEngine(Kernels kernels) implements Engine {
  /** What its ids begin with, before the kernels' name. */
  static final String PREFIX = "demitasse-";

  @Override
  public String id() {
    return PREFIX + kernels.name();
  }

  @Override
  public String title() {
    return "Demitasse, " + kernels.name() + " kernels";
  }

  @Override
  public boolean trains() {
    return true;
  }

  @Override
  public Session open(Task task) {
    return new DemitasseSession(task, kernels);
  }
}
