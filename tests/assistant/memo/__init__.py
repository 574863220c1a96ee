"""Tests of the memo studio."""
