package dev.demitasse.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Calls to a browser and what it tells by itself, over a web socket: Chrome's DevTools protocol.
 *
 * <p>Source: https://chromedevtools.github.io/devtools-protocol/
 */
final class DevTools implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Map<?, ?>> incoming = new LinkedBlockingQueue<>();
  private final List<Event> events = new ArrayList<>();
  private final WebSocket socket;
  private int calls;

  /** Something the browser told by itself. */
  record Event(String method, Map<?, ?> parameters) {}

  DevTools(URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, new Receiver(incoming)).join();
  }

  /** Puts the parts of each message together. */
  private static final class Receiver implements WebSocket.Listener {
    private final BlockingQueue<Map<?, ?>> incoming;
    private final StringBuilder text = new StringBuilder();

    Receiver(BlockingQueue<Map<?, ?>> incoming) {
      this.incoming = incoming;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        incoming.add((Map<?, ?>) GoldenJson.value(text.toString()));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  Map<?, ?> call(String method) {
    return call(method, Map.of());
  }

  /** Calls a method and waits for its result. */
  Map<?, ?> call(String method, Map<String, ?> parameters) {
    double id = ++calls;
    socket.sendText(json(Map.of("id", calls, "method", method, "params", parameters)), true).join();
    while (true) {
      Map<?, ?> message = next();
      if (message.get("id") instanceof Double found && found == id) {
        if (message.get("error") != null) {
          throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return (Map<?, ?>) message.get("result");
      }
    }
  }

  /** Waits for an event of this kind, unless there has been one. */
  void await(String method) {
    while (events.stream().noneMatch(event -> event.method().equals(method))) {
      next();
    }
  }

  /** The next message, kept if it is an event. */
  private Map<?, ?> next() {
    try {
      Map<?, ?> message = incoming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("the browser has said nothing for a minute");
      }
      if (message.get("method") instanceof String method) {
        events.add(new Event(method, (Map<?, ?>) message.get("params")));
      }
      return message;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the browser told by itself so far. */
  List<Event> events() {
    return List.copyOf(events);
  }

  /** Forgets what it told. */
  void forget() {
    events.clear();
  }

  private static String json(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(DevTools::json).collect(Collectors.joining(",", "[", "]"));
      case String text ->
          '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
      default -> value.toString();
    };
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    client.close();
  }
}
