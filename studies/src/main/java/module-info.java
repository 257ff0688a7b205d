/** Many trainings compared, and the pages that show what they came to. */
module dev.demitasse.studies {
  requires transitive dev.demitasse.core;

  exports dev.demitasse.studies.page;
  exports dev.demitasse.studies.report;
  exports dev.demitasse.studies.study;
  exports dev.demitasse.studies.sweep;
  exports dev.demitasse.studies.trials;
}
