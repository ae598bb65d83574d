package io.github.opendas;

import java.util.Map;

/** Who calls: an {@link AccessKey} or a {@link Token}. */
public interface Credentials {
  /**
   * Headers that identify the caller of a request.
   *
   * @param request the request as it goes over the wire
   * @return headers to add to it
   */
  Map<String, String> authenticate(OutgoingRequest request);
}
