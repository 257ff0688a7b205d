package dev.demitasse.bench.peers;

import dev.demitasse.bench.Home;
import java.nio.file.Path;

/** Where engines unpack their native libraries: not among the user's own files. */
final class NativeCache {
  private NativeCache() {}

  static Path folder() {
    return Home.folder().resolve("bench-peers/target/natives");
  }
}
