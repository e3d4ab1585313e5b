"""Moments that content may name."""

from __future__ import annotations

# Years that an activity week may lie in: the calendar's ends overflow when zones are converted.
YEARS = range(1900, 2201)
