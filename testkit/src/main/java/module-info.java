/** Reference kernels in double precision, gradient check and reference values, for tests only. */
module dev.demitasse.testkit {
  requires transitive java.desktop;
  requires java.net.http;
  requires tools.jackson.core;

  exports dev.demitasse.testkit;
}
