"""The proof that a compiled part is whole whatever it is filled with; see docs/engine.md."""
