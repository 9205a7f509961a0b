"""Reading a draft through as a document before it is final: only its writer sees it, and not for long."""
