"""How well the library finds things: labelled questions, measures, and the tables in docs/."""
