"""The queues of work, the most urgent first, in two groups that are best served by workers of their own."""

QUEUES = ("clock", "interactive", "mail", "documents", "pdf", "packets")
"""What the clock asks for, previews, mail, Word files, PDF files, and packets: of a meeting, and of templates
that came many in one file. A free worker takes from the first that is not empty: who waits for a preview
waits for the work in hand at most, and no Word file for a PDF."""
QUICK = ("clock", "mail", "documents")
"""Work of milliseconds. A worker for it alone is never in the middle of a PDF when a Word file comes."""
PAGES = ("interactive", "documents", "pdf", "packets")
"""Work that lays out pages, most of a second a time, in a LibreOffice; Word files when many wait."""
