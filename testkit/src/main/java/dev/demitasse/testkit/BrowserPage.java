package dev.demitasse.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page that is open in a {@link Browser}, and what can be found out about it. */
public final class BrowserPage {
  private static final Set<String> COMPLAINTS = Set.of("error", "warning", "assert");

  /** Each text on the page with its colour, and the ground it stands on, as the eye sees them. */
  private static final String CONTRASTS =
      """
      (() => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        const channels = (colours) => {
          colours.forEach(colour => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); });
          return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const luminance = (rgb) => {
          const [r, g, b] = rgb.map(v => v / 255)
              .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const grounds = (element) => {
          const all = [];
          for (let e = element; e; e = e.parentElement) {
            all.unshift(getComputedStyle(e).backgroundColor);
          }
          return ['white', ...all];
        };
        const found = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          if (!texts.currentNode.data.trim() || !element.getClientRects().length) continue;
          const style = getComputedStyle(element);
          const colour = element.closest('svg') ? style.fill : style.color;
          const ground = grounds(element);
          const one = luminance(channels([...ground, colour]));
          const other = luminance(channels(ground));
          const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          found.push([contrast, texts.currentNode.data.trim().slice(0, 40)]);
        }
        return found;
      })()
      """;

  private final DevTools tools;
  private final Path file;

  BrowserPage(DevTools tools, Path file) {
    this.tools = tools;
    this.file = file;
  }

  /** A text on the page, and its contrast to the ground it stands on, from 1 to 21 (WCAG 2.1). */
  public record Contrast(double ratio, String text) {}

  /**
   * The value of a JavaScript expression, waited for if it is a promise: Map, List, Double, Boolean
   * or String, or null.
   *
   * @throws IllegalStateException if it throws
   */
  public Object evaluate(String expression) {
    Map<?, ?> answer =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.get("exceptionDetails") != null) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return ((Map<?, ?>) answer.get("result")).get("value");
  }

  /** How many elements a selector finds. */
  public int count(String selector) {
    Double count = (Double) evaluate("document.querySelectorAll('" + selector + "').length");
    return count.intValue();
  }

  /** What the browser complained about: exceptions, errors, warnings, what the policy forbade. */
  public List<String> complaints() {
    evaluate("0"); // what happened before has been told when this is answered
    List<String> complaints = new ArrayList<>();
    for (DevTools.Event event : tools.events()) {
      Map<?, ?> told = event.parameters();
      switch (event.method()) {
        case "Runtime.exceptionThrown" -> complaints.add(told.toString());
        case "Runtime.consoleAPICalled" -> {
          if (COMPLAINTS.contains((String) told.get("type"))) {
            complaints.add(told.get("args").toString());
          }
        }
        case "Log.entryAdded" -> {
          Map<?, ?> entry = (Map<?, ?>) told.get("entry");
          if (COMPLAINTS.contains((String) entry.get("level"))) {
            complaints.add(entry.get("text").toString());
          }
        }
        default -> {}
      }
    }
    return complaints;
  }

  /** What the browser asked for besides the file itself and data within it. */
  public List<String> requests() {
    evaluate("0");
    return tools.events().stream()
        .filter(event -> event.method().equals("Network.requestWillBeSent"))
        .map(event -> (String) ((Map<?, ?>) event.parameters().get("request")).get("url"))
        .filter(url -> !url.startsWith("data:") && !url.equals(file.toUri().toString()))
        .toList();
  }

  /** How many shapes and texts each chart of the page consists of. */
  public List<Integer> marksOfCharts() {
    List<?> counts =
        (List<?>)
            evaluate(
                "[...document.querySelectorAll('.chart')]"
                    + ".map(chart => chart.querySelectorAll('svg path, svg text').length)");
    return counts.stream().map(count -> ((Double) count).intValue()).toList();
  }

  /** The contrast of each text that is shown to its ground. */
  public List<Contrast> contrasts() {
    List<Contrast> contrasts = new ArrayList<>();
    for (Object found : (List<?>) evaluate(CONTRASTS)) {
      List<?> pair = (List<?>) found;
      contrasts.add(new Contrast((Double) pair.get(0), (String) pair.get(1)));
    }
    return contrasts;
  }
}
