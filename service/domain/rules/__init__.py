"""What each kind of document must fulfil before it becomes final; one pure module for each kind."""
