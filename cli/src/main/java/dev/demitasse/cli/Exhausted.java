package dev.demitasse.cli;

/** The JVM ran out of memory while a command ran. */
final class Exhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Exhausted(OutOfMemoryError cause) {
    super(
        "the JVM's heap of %,d MB is too small for this; give it more (JAVA_TOOL_OPTIONS=-Xmx4g)"
                .formatted(Runtime.getRuntime().maxMemory() >> 20)
            + " or take a smaller batch or model",
        cause);
  }
}
