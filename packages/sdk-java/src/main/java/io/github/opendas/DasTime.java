package io.github.opendas;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as requests have them. */
public final class DasTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private DasTime() {}

  /**
   * A time as {@code expired_time} takes it: in UTC, with milliseconds. Answers have milliseconds since 1970, which {@link
   * Instant#ofEpochMilli} reads.
   *
   * @param time for example {@code Instant.now().plus(1, ChronoUnit.HOURS)}
   * @return for example {@code 2026-05-03T10:30:00.200Z}
   */
  public static String of(Instant time) {
    return FORMAT.format(time);
  }
}
