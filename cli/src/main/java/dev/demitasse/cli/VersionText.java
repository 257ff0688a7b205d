package dev.demitasse.cli;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "demitasse "
          + Version.current()
          + " (JDK "
          + System.getProperty("java.version")
          + ", "
          + Kernels.fastest().name()
          + " kernels: "
          + Kernels.fastestNote()
          + ")"
    };
  }
}
