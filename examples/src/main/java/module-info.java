/** Small programs that use the Java API. */
module dev.demitasse.examples {
  requires dev.demitasse.core;
}
