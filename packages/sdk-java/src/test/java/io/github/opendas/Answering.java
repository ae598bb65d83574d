package io.github.opendas;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server on the loopback interface that gives the same answer to everything, and keeps what it was sent. */
final class Answering implements AutoCloseable {
  final List<OutgoingRequest> received = new ArrayList<>();
  private final HttpServer server;

  Answering(int status, Map<String, String> headers, String body) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> sent = new LinkedHashMap<>();
          exchange.getRequestHeaders().forEach((name, values) -> sent.put(name, String.join(",", values)));
          URI uri = URI.create(url() + exchange.getRequestURI());
          byte[] bytes = exchange.getRequestBody().readAllBytes();
          received.add(new OutgoingRequest(exchange.getRequestMethod(), uri, sent, bytes, Instant.EPOCH));
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          headers.forEach(exchange.getResponseHeaders()::set);
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
