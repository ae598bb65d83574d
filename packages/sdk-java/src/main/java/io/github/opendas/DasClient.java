package io.github.opendas;

import io.github.opendas.http.ApiClient;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * The client that the generated operations are called with.
 *
 * <pre>{@code
 * ApiClient client = DasClient.of("http://127.0.0.1:8080", new AccessKey("id", "secret"));
 * new SharingApi(client).listSharedConnections(...);
 * }</pre>
 */
public final class DasClient {
  private DasClient() {}

  /**
   * Sends requests to one endpoint. Redirects are not followed: credentials are for one host.
   *
   * @param endpoint URL of a server, for example {@code https://das.cn-north-4.myhuaweicloud.com}
   * @param credentials who calls; null for operations that need none
   * @return a client for the classes of {@code io.github.opendas.api}
   */
  public static ApiClient of(String endpoint, Credentials credentials) {
    return of(endpoint, credentials, Clock.systemUTC());
  }

  /**
   * Sends requests to one endpoint, at the times of a clock.
   *
   * @param endpoint URL of a server
   * @param credentials who calls; null for operations that need none
   * @param clock gives the time of signatures
   * @return a client for the classes of {@code io.github.opendas.api}
   */
  public static ApiClient of(String endpoint, Credentials credentials, Clock clock) {
    HttpClient.Builder http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    String base = endpoint.replaceAll("/+$", "");
    ApiClient client = new ApiClient(http, ApiClient.createDefaultObjectMapper(), base);
    if (credentials != null) {
      client.setRequestInterceptor(builder -> authenticate(builder, credentials, clock));
    }
    return client;
  }

  private static void authenticate(HttpRequest.Builder builder, Credentials credentials, Clock clock) {
    HttpRequest request = builder.copy().build();
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
    byte[] body = request.bodyPublisher().map(DasClient::bytes).orElse(new byte[0]);
    OutgoingRequest outgoing =
        new OutgoingRequest(request.method(), request.uri(), headers, body, clock.instant());
    credentials.authenticate(outgoing).forEach(builder::setHeader);
  }

  /** Publishers of bytes that are in memory can be read again, and give them at once. */
  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<ByteBuffer>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer buffer) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            collected.writeBytes(part);
          }

          @Override
          public void onError(Throwable error) {
            all.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            all.complete(collected.toByteArray());
          }
        });
    return all.join();
  }
}
