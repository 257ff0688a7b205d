package dev.demitasse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium that opens pages and says what became of them. */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** How wide the window is, in pixels of CSS. */
  public static final int WIDTH = 1100;

  private static final int HEIGHT = 900;

  private final Process process;
  private final Path profile;
  private final DevTools tools;

  /** How a page is shown. */
  public enum Look {
    /** On a screen that prefers light. */
    LIGHT("screen", "light"),
    /** On a screen that prefers dark. */
    DARK("screen", "dark"),
    /** On paper, by a machine whose screen prefers dark. */
    PAPER("print", "dark");

    private final String media;
    private final String scheme;

    Look(String media, String scheme) {
      this.media = media;
      this.scheme = scheme;
    }
  }

  private Browser(Process process, Path profile, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.tools = tools;
  }

  /** Whether there is a Chromium on this machine's path. */
  public static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser with an empty profile.
   *
   * @throws IllegalStateException if none is installed or it does not start
   */
  public static Browser start() {
    Path program = program().orElseThrow(() -> new IllegalStateException("there is no Chromium"));
    try {
      Path profile = Files.createTempDirectory("demitasse-browser");
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--remote-debugging-port=0",
                  "--window-size=" + WIDTH + "," + HEIGHT,
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(profile.resolve("browser.log").toFile())
              .start();
      return new Browser(process, profile, new DevTools(address(profile, process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the browser says on which port it listens, and asks it for its page's address. */
  private static URI address(Path profile, Process process)
      throws IOException, InterruptedException {
    Path told = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(told) || Files.readAllLines(told).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException(Files.readString(profile.resolve("browser.log")));
      }
      Thread.sleep(20);
    }
    URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(told).getFirst() + "/json/list");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String targets =
          client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
      for (Object target : (List<?>) GoldenJson.value(targets)) {
        if (target instanceof Map<?, ?> map && "page".equals(map.get("type"))) {
          return URI.create((String) map.get("webSocketDebuggerUrl"));
        }
      }
      throw new IllegalStateException("no page among " + targets);
    }
  }

  /** Opens a file and waits until it has loaded and its charts have been drawn. */
  public BrowserPage open(Path file, Look look) {
    tools.forget();
    List.of("Page", "Runtime", "Log", "Network").forEach(domain -> tools.call(domain + ".enable"));
    show(look);
    tools.call("Page.navigate", Map.of("url", file.toUri().toString()));
    tools.await("Page.loadEventFired");
    BrowserPage page = new BrowserPage(tools, file);
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))");
    return page;
  }

  /** Shows the page that is open in another way. */
  public void show(Look look) {
    Map<String, Object> scheme = Map.of("name", "prefers-color-scheme", "value", look.scheme);
    tools.call(
        "Emulation.setEmulatedMedia", Map.of("media", look.media, "features", List.of(scheme)));
  }

  /** Makes the window so many pixels of CSS wide, for the page that is open and those to come. */
  public void resize(int width) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
  }

  @Override
  public void close() {
    tools.close();
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
    try {
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
