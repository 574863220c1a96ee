"""The memo studio: reading a memo, reviewing it, drafting it. Pure functions on text."""
