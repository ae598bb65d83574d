package io.github.opendas;

import java.util.Map;

/**
 * Who calls: an {@link AccessKey}, a {@link Token}, or what gives one of them for each request:
 *
 * <pre>{@code
 * Credentials renewed = request -> vault.currentKey().authenticate(request);
 * }</pre>
 */
@FunctionalInterface
public interface Credentials {
  /**
   * Headers that identify the caller of a request. Several threads may call it at once.
   *
   * @param request the request as it goes over the wire
   * @return headers to add to it
   */
  Map<String, String> authenticate(OutgoingRequest request);
}
