"""What workers do with an uploaded template: check it, draw it, propose its questions."""
