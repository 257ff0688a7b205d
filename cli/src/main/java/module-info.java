/** The demitasse command. */
module dev.demitasse.cli {
  requires dev.demitasse.core;
  requires dev.demitasse.studies;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires tools.jackson.core;

  opens dev.demitasse.cli to
      info.picocli;
}
