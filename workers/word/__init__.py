"""How a Word template is read, understood, filled and proved."""
