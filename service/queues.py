"""The queues of work, in two groups that are best served by workers of their own."""

WRITING = ("clock", "documents", "mail")
"""Work that takes milliseconds: what the clock asks for, Word files, mail."""
LAYOUT = ("interactive", "pdf", "packets")
"""Work that lays out pages, most of a second a time, in a LibreOffice: previews, PDF files, packets."""
QUEUES = (*WRITING, *LAYOUT)
"""All of them. A worker takes from its queues in turn, so none is starved by another. With workers of their
own for the two groups no Word file waits for a PDF, and a preview waits for the PDF in hand at most."""
