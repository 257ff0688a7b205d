package dev.demitasse.studies.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An axis of a chart.
 *
 * @param name what lies along it, with its unit
 * @param scale how it is divided
 * @param low where it begins, or NaN to let the data decide
 * @param high where it ends, or NaN
 */
public record Axis(String name, Scale scale, double low, double high) {
  /** How an axis is divided. */
  public enum Scale {
    /** Evenly. */
    LINEAR,
    /** Evenly, with whole numbers only, and no room beside the data. */
    COUNTED,
    /** By powers of ten; what is not above 0 is left out. */
    LOG
  }

  /** An axis divided evenly. */
  public static Axis linear(String name) {
    return new Axis(name, Scale.LINEAR, Double.NaN, Double.NaN);
  }

  /** An axis divided evenly, with these ends. */
  public static Axis between(String name, double low, double high) {
    return new Axis(name, Scale.LINEAR, low, high);
  }

  /** An axis for whole numbers, such as epochs. */
  public static Axis counted(String name) {
    return new Axis(name, Scale.COUNTED, Double.NaN, Double.NaN);
  }

  /** An axis divided by powers of ten. */
  public static Axis log(String name) {
    return new Axis(name, Scale.LOG, Double.NaN, Double.NaN);
  }

  /** A number as it can be drawn along this axis, or null. */
  Double plotted(double number) {
    return scale == Scale.LOG && number <= 0 ? null : NumberText.plotted(number);
  }

  /** The axis in the words of the chart library. */
  Map<String, Object> option() {
    Map<String, Object> option = new LinkedHashMap<>();
    option.put("type", scale == Scale.LOG ? "log" : "value");
    option.put("name", name);
    if (scale == Scale.COUNTED) {
      option.put("min", "dataMin");
      option.put("max", "dataMax");
      option.put("minInterval", 1);
    } else {
      option.put("scale", true);
    }
    if (Double.isFinite(low)) {
      option.put("min", low);
    }
    if (Double.isFinite(high)) {
      option.put("max", high);
    }
    option.putAll(ChartStyle.axisLines());
    return option;
  }

  /** The same with one number alone, in the middle. */
  Map<String, Object> around(double number) {
    Map<String, Object> option = option();
    option.put("min", number - 1);
    option.put("max", number + 1);
    option.put("interval", 1);
    option.put(
        "axisLabel",
        ChartStyle.ordered(
            "color", ChartStyle.MUTED, "showMinLabel", false, "showMaxLabel", false));
    return option;
  }
}
