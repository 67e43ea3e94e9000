"""Instants at which a clock may mislead: the first and the last second in Việt Nam of days that are like no other."""

from datetime import date, datetime, time, timedelta

from generator.basics.periods import UTC7

DAYS = (date(2026, 11, 29), date(2027, 2, 28), date(2028, 2, 29), date(2031, 1, 1))
INSTANTS = {
    instant.isoformat(): day
    for day in DAYS
    for midnight in [datetime.combine(day, time(), UTC7)]
    for instant in (midnight + timedelta(seconds=1), midnight + timedelta(days=1, seconds=-1))
}
"""Each instant, as written, with the day that it belongs to."""
