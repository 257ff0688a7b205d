/** Data, layers, kernels, training and evaluation of small image classifiers. */
module dev.demitasse.core {
  requires transitive java.desktop;
  requires tools.jackson.core;

  uses dev.demitasse.kernels.KernelsProvider;

  exports dev.demitasse;
  exports dev.demitasse.data;
  exports dev.demitasse.evaluation;
  exports dev.demitasse.explanation;
  exports dev.demitasse.json;
  exports dev.demitasse.kernels;
  exports dev.demitasse.layers;
  exports dev.demitasse.losses;
  exports dev.demitasse.model;
  exports dev.demitasse.optimizers;
  exports dev.demitasse.tensor;
  exports dev.demitasse.training;
}
