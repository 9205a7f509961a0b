"""What the papers of a meeting are told about its day, and about who signs them."""

from service.domain.messages import Message

OTHER_DAY = Message("K171", "Mötet är den {datum}. Skriv den dagen, eller flytta mötet.")
SIGNS_TWICE = Message("K172", "Justeraren kan inte vara samma person som ordföranden.")
