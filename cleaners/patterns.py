"""Patterns that are written where they are used, and compiled once."""

from functools import cache

import regex

pattern = cache(regex.compile)
