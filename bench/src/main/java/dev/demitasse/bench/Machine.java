package dev.demitasse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the figures depend on.
 *
 * @param processor its name, where the system tells
 * @param processors how many there are
 * @param system the operating system and architecture
 * @param jdk the version of the JDK
 * @param load how many processes wanted a processor lately; negative where the system does not tell
 */
record Machine(String processor, int processors, String system, String jdk, double load) {
  private static final double BUSY = 0.5;

  /** The machine this runs on. */
  static Machine here() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vendor.version", System.getProperty("java.version")),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processorName() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor"; // no Linux
    }
  }

  /** This by its JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("processor", processor);
    json.put("processors", processors);
    json.put("system", system);
    json.put("jdk", jdk);
    json.put("load", load);
    return json;
  }

  @Override
  public String toString() {
    return "%s, %d processors, %s, JDK %s%s"
        .formatted(
            processor,
            processors,
            system,
            jdk,
            load > BUSY ? ", busy with other work (load %.1f)".formatted(load) : "");
  }
}
