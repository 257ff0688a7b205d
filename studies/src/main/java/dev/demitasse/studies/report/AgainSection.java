package dev.demitasse.studies.report;

import dev.demitasse.model.ArchitectureText;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.Command;
import dev.demitasse.studies.page.Facts;
import dev.demitasse.studies.page.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was run, so that it can be run again. */
record AgainSection(FinishedRun run) {
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("data", "Data");
    NAMES.put("data_fingerprint", "Fingerprint of the data");
    NAMES.put("seed", "Seed");
    NAMES.put("epochs", "Epochs, at most");
    NAMES.put("batch_size", "Batch size");
    NAMES.put("optimizer", "Optimizer");
    NAMES.put("learning_rate", "Learning rate");
    NAMES.put("patience", "Patience");
    NAMES.put("calibrate", "Temperature kept");
    NAMES.put("version", "Demitasse");
    NAMES.put("jdk", "JDK");
    NAMES.put("os", "Operating system");
    NAMES.put("processors", "Processors");
    NAMES.put("kernels", "Kernels");
    NAMES.put("threads", "Threads");
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    if (!run.told("command").isEmpty()) {
      blocks.add(new Command(run.told("command")));
    }
    Facts facts = Facts.NONE;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      if (!run.told(name.getKey()).isEmpty()) {
        facts = facts.and(name.getValue(), run.told(name.getKey()));
      }
    }
    blocks.add(facts);
    blocks.add(
        Paragraph.remark(
            "The same seed, data, version and kernels give the same model file, byte for byte, on"
                + " any number of threads."));
    blocks.add(Paragraph.of("The network as text:"));
    blocks.add(new Command(ArchitectureText.print(run.trained().model().architecture()).strip()));
    return blocks;
  }
}
