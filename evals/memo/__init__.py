"""Measures the review of memos: clean ones, with one planted defect, and rewritten without harm."""
