package dev.demitasse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ONNX files of the models that are predicted with. */
record OnnxFolder(Map<String, Path> files) {
  OnnxFolder {
    files = Map.copyOf(files);
  }

  /** Writes a file for each model of these works that is predicted with. */
  static OnnxFolder of(List<Work> works, Path folder) throws IOException {
    Map<String, Path> files = new HashMap<>();
    for (Work work : works) {
      if (work.phase() == Work.Phase.PREDICT && !files.containsKey(work.model())) {
        Path file = folder.resolve("model-" + files.size() + ".onnx");
        OnnxFile.write(Task.randomModel(MeasureCommand.architecture(work.model())), file);
        files.put(work.model(), file);
      }
    }
    return new OnnxFolder(files);
  }

  /** The file for a work. */
  String fileFor(Work work) {
    return files.get(work.model()).toString();
  }
}
