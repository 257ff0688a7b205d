package dev.demitasse.bench;

import dev.demitasse.bench.kernels.PeakBenchmark;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.InputException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demitasse-bench kernels}: each kernel on one core, against what the core can do. */
@Command(
    name = "kernels",
    description = "Measures each kernel on one core with JMH, against the core's peak.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The peak is that of fused multiply-adds on vectors in registers, measured in the same run.",
      "",
      "Examples:",
      "  demitasse-bench kernels",
      "  demitasse-bench kernels --only Convolution.*forward --seconds 2"
    })
final class KernelsCommand implements Callable<Integer> {
  private static final int WINDOWS = 5;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Only benchmarks with such a name, such as MatrixBenchmark.forward.")
  private String only = ".*";

  @Option(
      names = "--kernels",
      split = ",",
      paramLabel = "NAME",
      description = "Which kernels; all on this machine if not given.")
  private List<String> kernels = FoundKernels.names();

  @Option(
      names = "--seconds",
      paramLabel = "X",
      description =
          "How long each is measured, in seconds, after as long a warm-up; ${DEFAULT-VALUE} if not"
              + " given.")
  private double seconds = 1;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final VerboseMode told;

  /** A command that says on standard error how far it is. */
  KernelsCommand() {
    this(VerboseMode.NORMAL);
  }

  /** A command that says so much of how far it is. */
  KernelsCommand(VerboseMode told) {
    this.told = told;
  }

  @Override
  public Integer call() {
    kernels.forEach(Kernels::named);
    Machine machine = Machine.here();
    KernelsReport report = KernelsReport.of(machine, run(options()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.text(report.json()) : report.text() + '\n');
    out.flush();
    return 0;
  }

  private Options options() {
    TimeValue window = TimeValue.microseconds((long) (seconds * 1e6 / WINDOWS));
    return new OptionsBuilder()
        .include(PeakBenchmark.class.getName())
        .include("\\.kernels\\..*(" + only + ")")
        .param("kernels", kernels.toArray(String[]::new))
        .mode(Mode.Throughput)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(1)
        .warmupIterations(WINDOWS)
        .warmupTime(window)
        .measurementIterations(WINDOWS)
        .measurementTime(window)
        .shouldFailOnError(true)
        .build();
  }

  private Collection<RunResult> run(Options options) {
    try {
      PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
      return new Runner(options, OutputFormatFactory.createFormatInstance(err, told)).run();
    } catch (RunnerException | PatternSyntaxException e) {
      throw new InputException("the kernels cannot be measured: " + e.getMessage(), e);
    }
  }
}
