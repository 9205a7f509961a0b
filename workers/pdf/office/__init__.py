"""LibreOffice that is kept going between documents: started once, asked many times, renewed on any doubt."""
