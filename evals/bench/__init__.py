"""Measures the figures of the design on this machine: `make bench`."""
