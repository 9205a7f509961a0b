"""The rules that a Word template is judged by, one module for each sort of mistake."""
