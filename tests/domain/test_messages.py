"""The thirty messages, word for word as the domain description lists them."""

import pytest

from service.domain import messages
from service.domain.messages import Message

TABLE = """
M1|Fyll i {etikett}.
M2|{Etikett} får innehålla högst {n} tecken. Du har skrivit {m}.
M3|Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01.
M4|Datumet får inte ligga i framtiden.
M5|Slutdatum kan inte vara före startdatum.
M6|Personnumret eller samordningsnumret stämmer inte. Kontrollera siffrorna.
M7|Testpersonnummer får inte användas i skarp miljö.
M8|Välj ett alternativ för {etikett}.
M9|Skriv beloppet i hela kronor, till exempel 50 000.
M10|Samtycke saknas för {part}. Ärendet kan bara lyftas avidentifierat.
M11|Samtycket gick ut {datum}. Inhämta ett nytt.
M12|Deltagandet är frivilligt. Bekräfta att personen vill delta.
M13|Planen måste ha minst ett mål, och varje mål minst ett delmål med ansvarig och slutdatum.
M14|Insatsen har pågått i {n} månader. Motivera förlängningen.
M15|Personen är {n} år och utanför målgruppens ålder ({a}–{b} år). Motivera.
M16|Uppgiften stämmer med en avgränsning för projektet: {text}. Motivera.
M17|Inköpet kräver beslut av {organ}.
M18|Beloppet överstiger kvarvarande medel ({kr}).
M19|90-dagarsuppföljningen kan registreras från och med {datum}.
M20|Summan stämmer inte: raderna ger {kr1}, angivet är {kr2}.
M21|Intäkter och kostnader ska vara lika stora för {år}.
M22|Dokumentet är undertecknat. Skapa en ny version.
M23|Dokumentet innehåller ej ifyllda fält: {lista}.
M24|Avidentifierat ärende: ta bort uppgifter som kan röja personen.
M25|Skriv en giltig e-postadress, till exempel namn@exempel.se.
M26|Skriv ett giltigt telefonnummer, till exempel 070-174 06 05.
M27|Ärendet rör färre än två myndigheter. Motivera behovet av samverkan.
M28|Personen har skyddade personuppgifter. Följ den särskilda rutinen.
M29|Ange språk och boka tolk, eller motivera varför tolk inte behövs.
M30|Deltagaren har inte undertecknat. Ange skäl.
"""


def test_the_messages_are_the_table_word_for_word() -> None:
    listed = [tuple(line.split("|", 1)) for line in TABLE.strip().splitlines()]
    stand = [value for value in vars(messages).values() if isinstance(value, Message)]
    assert [(each.code, each.sentence) for each in stand if each.code[0] == "M"] == listed


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Namn", "Fyll i namn."),
        ("E-post", "Fyll i e-post."),
        ("SGI", "Fyll i SGI."),
        ("OH-möte", "Fyll i OH-möte."),
        ("Åtgärd", "Fyll i åtgärd."),
        ("i", "Fyll i i."),
        ("Personen är informerad", "Fyll i ”Personen är informerad”."),
        ("Hur vi ser att det är nått", "Fyll i hur vi ser att det är nått."),
        ("Organisationer som får ta emot uppgifter", "Fyll i organisationer som får ta emot uppgifter."),
    ],
)
def test_a_label_is_lower_case_inside_a_sentence(label: str, sentence: str) -> None:
    assert messages.REQUIRED.text(etikett=label) == sentence


def test_a_label_that_begins_a_sentence_keeps_its_capital() -> None:
    text = messages.TOO_LONG.text(etikett="frågeställning till OH", n=1000, m=1203)
    assert text == "Frågeställning till OH får innehålla högst 1000 tecken. Du har skrivit 1203."


def test_braces_in_a_fact_are_only_text() -> None:
    assert messages.UNFILLED.text(lista="{{ namn }}") == "Dokumentet innehåller ej ifyllda fält: {{ namn }}."


def test_a_forgotten_fact_is_never_printed_as_a_gap() -> None:
    with pytest.raises(KeyError):
        Message("X", "{saknas}").text(annat=1)
