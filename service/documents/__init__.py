"""Document kinds: what joins questions, words, Word file, signers and recipients."""
