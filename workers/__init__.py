"""The background work: Word and PDF files, jobs, storage and the periodic tasks."""
