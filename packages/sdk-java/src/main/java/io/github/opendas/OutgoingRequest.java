package io.github.opendas;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request as it goes over the wire, to the byte. */
public final class OutgoingRequest {
  private final String method;
  private final URI uri;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Instant time;

  OutgoingRequest(String method, URI uri, Map<String, String> headers, byte[] body, Instant time) {
    this.method = method;
    this.uri = uri;
    this.headers = new TreeMap<>();
    headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value.trim()));
    this.body = body.clone();
    this.time = time;
  }

  OutgoingRequest with(Map<String, String> added) {
    Map<String, String> all = new TreeMap<>(headers);
    added.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
    return new OutgoingRequest(method, uri, all, body, time);
  }

  /** @return the method, in capitals */
  public String method() {
    return method;
  }

  /** @return where the request goes */
  public URI uri() {
    return uri;
  }

  /** @return headers by lower-case name */
  public Map<String, String> headers() {
    return new TreeMap<>(headers);
  }

  /** @return the body; no bytes for none */
  public byte[] body() {
    return body.clone();
  }

  /** @return when the request is sent */
  public Instant time() {
    return time;
  }
}
