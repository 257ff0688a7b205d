package dev.demitasse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory of a process that was resident at a time, as Linux counts it. */
final class PeakMemory {
  private static final String KEY = "VmHWM:";

  private PeakMemory() {}

  /** Looks at a living process; empty where the system does not tell. */
  static OptionalLong of(long process) {
    try {
      return parse(Files.readString(Path.of("/proc", Long.toString(process), "status")));
    } catch (IOException e) {
      return OptionalLong.empty(); // it has ended just now, or this is not Linux
    }
  }

  /** The peak, in bytes, from the text of {@code /proc/N/status}. */
  static OptionalLong parse(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith(KEY))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }
}
