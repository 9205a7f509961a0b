"""The template language: what Jinja may do here, what words may be, and how a value looks in a document."""
