"""Schema changes, oldest first; `schema.py` runs them when a record is opened."""

HEAD = "0004"
"""The newest revision, known here so that opening an up-to-date record needs no Alembic."""
