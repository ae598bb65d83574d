package io.github.opendas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.opendas.api.AuditApi;
import io.github.opendas.api.ConnectionsApi;
import io.github.opendas.api.DatabaseUsersApi;
import io.github.opendas.api.IdentityApi;
import io.github.opendas.api.LoginsApi;
import io.github.opendas.api.PoliciesApi;
import io.github.opendas.api.SharingApi;
import io.github.opendas.api.UsersApi;
import io.github.opendas.http.ApiClient;
import io.github.opendas.http.ApiException;
import io.github.opendas.http.ApiResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Calls operations for the conformance suite: a call per line of the standard input, its outcome per line of the standard
 * output.
 */
final class ConformanceDriver {
  private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();
  private static final List<Function<ApiClient, Object>> GROUPS =
      List.of(
          AuditApi::new,
          ConnectionsApi::new,
          DatabaseUsersApi::new,
          IdentityApi::new,
          LoginsApi::new,
          PoliciesApi::new,
          SharingApi::new,
          UsersApi::new);

  private ConformanceDriver() {}

  public static void main(String[] args) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      out.println(JSON.writeValueAsString(outcome(JSON.readTree(line))));
    }
  }

  private static Map<String, Object> outcome(JsonNode call) {
    try {
      return perform(call);
    } catch (ReflectiveOperationException | IOException | RuntimeException failure) {
      // No status: the call did not come to an answer, or the answer could not be read.
      Throwable cause = failure instanceof InvocationTargetException ? failure.getCause() : failure;
      return Map.of("status", 0, "body", Map.of("failure", String.valueOf(cause)));
    }
  }

  private static Map<String, Object> perform(JsonNode call) throws ReflectiveOperationException, IOException {
    ApiClient client = DasClient.of(call.get("endpoint").asText(), credentials(call.get("credentials")));
    String operation = call.get("operationId").asText();
    String name = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1) + "WithHttpInfo";
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      ApiResponse<?> answer = invoke(client, name, call.get("input"));
      result.put("status", answer.getStatusCode());
      result.put("body", answer.getData());
      answer.getHeaders().forEach(
          (header, values) -> {
            if (header.equalsIgnoreCase("X-Subject-Token")) {
              result.put("subjectToken", values.get(0));
            }
          });
    } catch (InvocationTargetException thrown) {
      if (!(thrown.getCause() instanceof ApiException)) {
        throw thrown;
      }
      DasError error = DasError.of((ApiException) thrown.getCause()).orElseThrow(() -> new IOException(thrown));
      result.put("status", error.status());
      error.code().ifPresent(code -> result.put("code", code));
      error.requestId().ifPresent(id -> result.put("requestId", id));
      error.body().ifPresent(body -> result.put("body", body));
    }
    return result;
  }

  private static Credentials credentials(JsonNode given) {
    if (given.has("token")) {
      return new Token(given.get("token").asText());
    }
    return given.has("accessKeyId")
        ? new AccessKey(given.get("accessKeyId").asText(), given.get("secretAccessKey").asText())
        : null;
  }

  /** Calls the form of an operation without further headers, with the arguments that a user would give. */
  private static ApiResponse<?> invoke(ApiClient client, String name, JsonNode input)
      throws ReflectiveOperationException, IOException {
    for (Function<ApiClient, Object> group : GROUPS) {
      Object api = group.apply(client);
      Method method =
          Arrays.stream(api.getClass().getMethods())
              .filter(each -> each.getName().equals(name))
              .min(Comparator.comparing(Method::getParameterCount))
              .orElse(null);
      if (method != null) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int index = 0; index < arguments.length; index++) {
          arguments[index] = argument(method.getParameters()[index], input);
        }
        return (ApiResponse<?>) method.invoke(api, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static Object argument(Parameter parameter, JsonNode input) throws IOException {
    JsonNode value = MissingNode.getInstance();
    if (parameter.getType().getName().endsWith("RequestBody")) {
      value = input.path("body");
    } else {
      for (String part : List.of("path", "query", "header")) {
        for (Map.Entry<String, JsonNode> given : input.path(part).properties()) {
          if (camelCase(given.getKey()).equals(parameter.getName())) {
            value = given.getValue();
          }
        }
      }
    }
    return value.isMissingNode() ? null : JSON.treeToValue(value, parameter.getType());
  }

  private static String camelCase(String name) {
    String words =
        Pattern.compile("[-_](.)").matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
