"""Times as requests have them."""

from __future__ import annotations

from datetime import datetime, timezone


def timestamp(time: datetime) -> str:
    """A time as ``expired_time`` takes it: in UTC, with milliseconds. Answers have milliseconds since 1970.

    >>> timestamp(datetime(2026, 5, 3, 10, 30, 0, 200_000, timezone.utc))
    '2026-05-03T10:30:00.200Z'

    :raises ValueError: where the time has no zone.
    """
    if time.tzinfo is None:
        raise ValueError("The time has no zone, for example timezone.utc.")
    return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + f"{time.microsecond // 1000:03}Z"
