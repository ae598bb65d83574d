package io.github.opendas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {
  /** The public sample key of the API Request Signing Guide. */
  static final AccessKey KEY = new AccessKey("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc");

  static final String PROJECT = "054e292c9880d4992f02c0196d3ea468";
  static final String CONNECTION = "ee64e597-4f25-486f-bba1-0c850b3b59d6";
  private static final String DAS = "https://das.cn-north-4.myhuaweicloud.com/v3/" + PROJECT + "/connections";
  private static final String USERS =
      "\"users\":[{\"user_id\":\"0852a89ae180d5401f5ac00271a4a02e\",\"user_name\":\"username\"}]}";
  private static final String SHARE =
      "{\"shared_conn_id\":\"" + CONNECTION + "\",\"expired_time\":\"2026-05-03T10:30:00.200Z\"," + USERS;
  private static final String CANCEL = "{\"shared_conn_id\":\"" + CONNECTION + "\"," + USERS;
  private static final String JSON = "application/json";

  /** V0 is of the guide; the others were computed with its algorithm. */
  static Stream<Arguments> vectors() {
    return Stream.of(
        Arguments.of(
            "V0, the sample of the guide",
            "GET",
            "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs"
                + "?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
            Map.of("Content-Type", JSON, "X-Sdk-Date", "20191115T033655Z"),
            "",
            "content-type;host;x-sdk-date",
            "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"),
        Arguments.of(
            "A, a share with the project",
            "POST",
            DAS + "/share",
            Map.of("Content-Type", JSON, "X-Project-Id", PROJECT),
            SHARE,
            "content-type;host;x-project-id;x-sdk-date",
            "fe39f65a3bc881ea7f2154bc58dfbb0c21ae4d17e776245b0b690e72c2338dc8"),
        Arguments.of(
            "B, a query that needs every escape and another order",
            "GET",
            DAS + "/" + CONNECTION + "/get-shared-list?per_page=100&keywords=a+b*(%E4%B8%AD)~/%2B&cur_page=1",
            Map.of(),
            "",
            "host;x-sdk-date",
            "ed8033534da65f3dea3924d86044b336a69fe2591e502cb72ec08402e20021a5"),
        Arguments.of(
            "C, a DELETE with a body, with a temporary key",
            "DELETE",
            DAS + "/share",
            Map.of("Content-Type", JSON, "X-Project-Id", PROJECT, "X-Security-Token", "example-token"),
            CANCEL,
            "content-type;host;x-project-id;x-sdk-date;x-security-token",
            "2107e1a572fb88028ae813b1cc5be4ae6bb38abe058121df8062ad7ed0372b2c"),
        Arguments.of(
            "D, a body that is not hashed, without the content type",
            "POST",
            DAS + "/share",
            Map.of("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD"),
            SHARE,
            "host;x-sdk-content-sha256;x-sdk-date",
            "23589d9e2975b5789740ebe66d44c7d22fd5b1b1c8aabea9263e12dca0c4fb7e"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void signsVector(
      String name, String method, String uri, Map<String, String> given, String body, String names, String signature) {
    Map<String, String> headers = new HashMap<>(Map.of("X-Sdk-Date", "20260120T080000Z"));
    headers.putAll(given);
    OutgoingRequest request =
        new OutgoingRequest(
            method, URI.create(uri), headers, body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    assertEquals(
        "SDK-HMAC-SHA256 Access=" + KEY.id() + ", SignedHeaders=" + names + ", Signature=" + signature,
        Signature.authorization(request, KEY, Signature.SIGNED_HEADERS));
  }

  @Test
  void sendsTheDateInWholeSecondsInUtc() {
    Instant time = Instant.parse("2026-01-20T23:59:59.999Z");
    OutgoingRequest request = new OutgoingRequest("GET", URI.create(DAS), Map.of(), new byte[0], time);
    assertEquals("20260120T235959Z", KEY.authenticate(request).get("X-Sdk-Date"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://das.example.com:443/v3, das.example.com",
    "https://das.example.com:8443/v3, das.example.com:8443",
    "http://127.0.0.1:80, 127.0.0.1",
    "http://[::1]:8080, [::1]:8080"
  })
  void signsThePortOfAHostThatIsNotTheDefaultOne(String uri, String want) {
    assertEquals(want, Signature.host(URI.create(uri)));
  }
}
