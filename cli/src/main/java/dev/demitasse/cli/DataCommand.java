package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.Dataset;
import dev.demitasse.data.DemoSource;
import dev.demitasse.data.Duplicates;
import dev.demitasse.data.Fitting;
import dev.demitasse.data.Loaded;
import dev.demitasse.data.Part;
import dev.demitasse.data.Request;
import dev.demitasse.tensor.Shape;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse data}: what is in a data set. */
@Command(
    name = "data",
    description = "Says what is in a data set, or writes the generated one as pictures.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  demitasse data photos                 counts, sizes, skipped files, duplicates",
      "  demitasse data demo demo-pictures     writes the generated data set as PNG folders"
    })
final class DataCommand implements Callable<Integer> {
  private static final int COMPARED_SIDE = 64;

  @Parameters(index = "0", paramLabel = "DATA", description = DataArgument.DESCRIPTION)
  private String data;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "With demo: the folder to write its pictures to, new or empty.")
  private Path folder;

  @Option(
      names = "--strict",
      description = "Fail on a file that cannot be read; else it is skipped.")
  private boolean strict;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (folder != null) {
      return write();
    }
    DataSource source = DataSource.open(data);
    Shape compared =
        source
            .pictureShape()
            .orElseGet(() -> Shape.of(source.channels(), COMPARED_SIDE, COMPARED_SIDE));
    Fitting fitting =
        Fitting.of(compared.dimension(0), compared.dimension(1), compared.dimension(2));
    Loaded loaded;
    try (LoadingBar bar = new LoadingBar("Reading pictures", spec.commandLine().getErr())) {
      loaded = source.load(new Request(fitting, List.of(), strict), bar);
    }
    Duplicates duplicates = Duplicates.of(loaded.parts());
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.text(json(source, loaded, duplicates)));
    } else {
      print(source, loaded, duplicates, out);
    }
    out.flush();
    return 0;
  }

  private int write() {
    if (!data.equals("demo")) {
      throw new ParameterException(
          spec.commandLine(), "only demo can be written as pictures, found '" + data + "'");
    }
    try (LoadingBar bar = new LoadingBar("Writing pictures", spec.commandLine().getErr())) {
      DemoSource.write(folder, bar);
    }
    spec.commandLine().getOut().println("Wrote the generated demo data to " + folder);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static String partName(Loaded loaded, Part part) {
    return loaded.divided() ? part.name().toLowerCase(Locale.ROOT) : "all";
  }

  private static Map<String, Object> json(DataSource source, Loaded loaded, Duplicates duplicates) {
    Map<String, Object> parts = new LinkedHashMap<>();
    Map<String, Object> within = new LinkedHashMap<>();
    loaded
        .parts()
        .forEach(
            (part, dataset) -> {
              Map<String, Object> counts = new LinkedHashMap<>();
              for (int i = 0; i < dataset.classNames().size(); i++) {
                counts.put(dataset.classNames().get(i), dataset.counts()[i]);
              }
              parts.put(partName(loaded, part), counts);
              within.put(partName(loaded, part), duplicates.within().get(part));
            });
    Map<String, Object> copies = new LinkedHashMap<>();
    copies.put("within", within);
    copies.put("across", duplicates.across());
    copies.put("examples", duplicates.examples());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", source.name());
    json.put("classes", source.classNames());
    json.put("channels", source.channels());
    json.put("picture_shape", source.pictureShape().map(Shape::toArray).orElse(null));
    json.put("parts", parts);
    json.put(
        "skipped",
        loaded.skipped().stream()
            .map(file -> Map.of("file", file.file(), "reason", file.reason()))
            .toList());
    json.put("duplicates", copies);
    return json;
  }

  private static void print(
      DataSource source, Loaded loaded, Duplicates duplicates, PrintWriter out) {
    String shape =
        source
            .pictureShape()
            .map(s -> "pictures of " + s)
            .orElseGet(
                () -> "pictures of several sizes, " + (source.channels() == 1 ? "gray" : "colour"));
    out.printf("%s: %s%n%n", source.name(), shape);
    List<String> names = loaded.parts().values().iterator().next().classNames();
    Table table = new Table();
    table.row(row("class", loaded, part -> partName(loaded, part)));
    for (int i = 0; i < names.size(); i++) {
      int category = i;
      table.row(row(names.get(i), loaded, part -> loaded.parts().get(part).counts()[category]));
    }
    table.row(row("all", loaded, part -> loaded.parts().get(part).size()));
    out.print(table);
    out.println();
    int within = duplicates.total() - duplicates.across();
    out.printf(
        "Exact duplicates: %,d within parts, %,d across parts%n", within, duplicates.across());
    duplicates.examples().forEach(example -> out.println("  " + example));
    SkippedText.print(loaded.skipped(), out);
  }

  private static Object[] row(
      String first, Loaded loaded, java.util.function.Function<Part, Object> cell) {
    List<Object> row = new java.util.ArrayList<>();
    row.add(first);
    for (Map.Entry<Part, Dataset> part : loaded.parts().entrySet()) {
      row.add(cell.apply(part.getKey()));
    }
    return row.toArray();
  }
}
