"""The kinds of documents, a module for each part of a case's life; `service.documents.kinds` lists them."""
