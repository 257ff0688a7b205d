package dev.demitasse.cli;

import dev.demitasse.evaluation.Threshold;
import dev.demitasse.explanation.Method;
import dev.demitasse.optimizers.Optimizer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What an option may be, where that is one of a few names: for help and shell completion. */
abstract class Choices implements Iterable<String> {
  private final List<String> names;

  private Choices(List<String> names) {
    this.names = names;
  }

  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }

  /** The presets there are. */
  static final class Presets extends Choices {
    Presets() {
      super(dev.demitasse.model.Presets.names());
    }
  }

  /** The studies there are. */
  static final class Studies extends Choices {
    Studies() {
      super(dev.demitasse.studies.study.Study.NAMES);
    }
  }

  /** The optimizers there are. */
  static final class Optimizers extends Choices {
    Optimizers() {
      super(Optimizer.NAMES);
    }
  }

  /** The strategies of a sweep there are. */
  static final class Strategies extends Choices {
    Strategies() {
      super(dev.demitasse.studies.sweep.Strategy.NAMES);
    }
  }

  /** The kernels there are. */
  static final class Kernels extends Choices {
    Kernels() {
      super(dev.demitasse.kernels.Kernels.NAMES);
    }
  }

  /** The rules for a threshold there are. */
  static final class ThresholdRules extends Choices {
    private static final List<String> NAMES =
        Arrays.stream(Threshold.Rule.values()).map(ThresholdRules::name).toList();

    ThresholdRules() {
      super(NAMES);
    }

    static String name(Threshold.Rule rule) {
      return rule.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads the name of a rule for a threshold. */
  static final class ThresholdRule implements ITypeConverter<Threshold.Rule> {
    @Override
    public Threshold.Rule convert(String text) {
      String name = oneOf(ThresholdRules.NAMES, text.toLowerCase(Locale.ROOT), text);
      return Threshold.Rule.valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** The methods that explain. */
  static final class Methods extends Choices {
    private static final List<String> NAMES = Stream.of(Method.values()).map(Method::text).toList();

    Methods() {
      super(NAMES);
    }
  }

  /** Reads a method that explains. */
  static final class MethodName implements ITypeConverter<Method> {
    @Override
    public Method convert(String text) {
      return Method.named(oneOf(Methods.NAMES, text, text));
    }
  }

  /** Reads an optimizer's name, in small letters or capitals. */
  static final class OptimizerName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return oneOf(Optimizer.NAMES, text.toLowerCase(Locale.ROOT), text);
    }
  }

  /** Reads a strategy's name. */
  static final class StrategyName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return oneOf(dev.demitasse.studies.sweep.Strategy.NAMES, text, text);
    }
  }

  /** Reads the kernels' name. */
  static final class KernelsName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return oneOf(dev.demitasse.kernels.Kernels.NAMES, text, text);
    }
  }

  private static String oneOf(List<String> names, String name, String found) {
    if (!names.contains(name)) {
      throw new TypeConversionException(
          "found '" + found + "' where " + String.join(" or ", names) + " was expected");
    }
    return name;
  }
}
