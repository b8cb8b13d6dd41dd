"""Tests, laid out as the packages are; `tests.support` is what they share."""
