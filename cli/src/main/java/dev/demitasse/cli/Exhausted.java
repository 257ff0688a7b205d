package dev.demitasse.cli;

/** The JVM ran out of memory or threads while a command ran. */
final class Exhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Exhausted(OutOfMemoryError cause) {
    super(sentence(cause), cause);
  }

  private static String sentence(OutOfMemoryError cause) {
    if (String.valueOf(cause.getMessage()).contains("native thread")) {
      return "the system lets no more threads be started; give fewer with --threads";
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return "the %,d MB that Java may use are too little for this; allow more with"
            .formatted(megabytes)
        + " JDK_JAVA_OPTIONS=-Xmx%dm, or take smaller pictures, models or batches"
            .formatted(2 * megabytes);
  }
}
