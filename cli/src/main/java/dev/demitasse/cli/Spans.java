package dev.demitasse.cli;

import java.time.Duration;

/** Spans of time as a person wants them. */
final class Spans {
  private static final int ROUNDED_SECONDS = 10;

  private Spans() {}

  /** About how long: {@code about 2 min}. */
  static String told(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 2 * ROUNDED_SECONDS) {
      return "about %d s".formatted(Math.max(1, seconds));
    }
    if (seconds < Duration.ofMinutes(2).toSeconds()) {
      return "about %d s"
          .formatted(Math.round((double) seconds / ROUNDED_SECONDS) * ROUNDED_SECONDS);
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < Duration.ofHours(2).toMinutes()) {
      return "about %,d min".formatted(minutes);
    }
    long hours = Math.round(minutes / 60.0);
    return hours < Duration.ofDays(2).toHours()
        ? "about %,d h".formatted(hours)
        : "about %,d days".formatted(Math.round(hours / 24.0));
  }
}
