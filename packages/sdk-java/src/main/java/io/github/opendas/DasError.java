package io.github.opendas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.opendas.http.ApiClient;
import io.github.opendas.http.ApiException;
import io.github.opendas.model.ErrorResp;
import java.util.List;
import java.util.Optional;

/**
 * What an answer says that is an error. The generated operations throw {@link ApiException}, which has it as text only.
 *
 * <pre>{@code
 * try {
 *   sharing.cancelShareConnections(project, cancel, null);
 * } catch (ApiException exception) {
 *   DasError error = DasError.of(exception).orElseThrow(() -> exception);
 *   if (!error.code().equals(Optional.of("DAS.5052"))) throw exception;
 * }
 * }</pre>
 */
public final class DasError {
  // Names of the code in bodies of DAS, its console, the gateway and other services; the first that is there counts.
  private static final List<String> CODES = List.of("error_code", "errorCodeStr", "errorCode", "code");
  private static final List<String> MESSAGES = List.of("error_msg", "errorMsg", "message");
  private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

  private final int status;
  private final String code;
  private final String message;
  private final String requestId;
  private final ErrorResp body;

  private DasError(int status, String code, String message, String requestId, ErrorResp body) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.requestId = requestId;
    this.body = body;
  }

  /**
   * Reads an answer.
   *
   * @param exception what an operation threw
   * @return what the answer says; empty where there was none, or one that could not be read: the cause of the exception says why
   */
  public static Optional<DasError> of(ApiException exception) {
    // Generated code gives a status of its own where a parameter is missing, but no headers.
    if (exception.getCode() == 0 || exception.getResponseHeaders() == null) {
      return Optional.empty();
    }
    JsonNode members = parse(exception.getResponseBody());
    JsonNode details = details(members);
    String requestId =
        exception
            .getResponseHeaders()
            .firstValue("X-Request-Id")
            .orElse(text(members, List.of("request_id")));
    return Optional.of(
        new DasError(exception.getCode(), text(details, CODES), text(details, MESSAGES), requestId, typed(members)));
  }

  /** @return the HTTP status */
  public int status() {
    return status;
  }

  /** @return for example {@code DAS.200100}; empty where the answer has none */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** @return what happened and what to do, in words */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** @return id of the request, for support and logs */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** @return the whole body, where it is the one that the document describes */
  public Optional<ErrorResp> body() {
    return Optional.ofNullable(body);
  }

  @Override
  public String toString() {
    return status
        + (code == null ? " without a code" : " " + code)
        + (message == null ? "" : ": " + message)
        + (requestId == null ? "" : " (request " + requestId + ")");
  }

  private static JsonNode parse(String body) {
    try {
      return body == null ? NullNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return NullNode.getInstance();
    }
  }

  private static ErrorResp typed(JsonNode members) {
    try {
      return members.isObject() ? JSON.treeToValue(members, ErrorResp.class) : null;
    } catch (JsonProcessingException another) {
      return null;
    }
  }

  /** The object with code and message: the body, or one level down, {@code {"error": {"code": ...}}}. */
  private static JsonNode details(JsonNode members) {
    if (hasDetails(members)) {
      return members;
    }
    for (JsonNode member : members) {
      if (hasDetails(member)) {
        return member;
      }
    }
    return members;
  }

  private static boolean hasDetails(JsonNode members) {
    return text(members, CODES) != null || text(members, MESSAGES) != null;
  }

  private static String text(JsonNode members, List<String> names) {
    return names.stream()
        .map(members::get)
        .filter(value -> value != null && (value.isTextual() || value.isNumber()))
        .map(JsonNode::asText)
        .findFirst()
        .orElse(null);
  }
}
