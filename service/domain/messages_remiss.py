"""What is told of a remiss whose answers cannot all be true."""

from service.domain.messages import Message

NO_INCOME_AND_INCOME = Message("K140", "Välj antingen Ingen eller de försörjningskällor som stämmer.")
BEFORE_BIRTH = Message("K141", "Dagen ligger före personens födelse. Rätta dagen eller personnumret.")
MONTHS_BEFORE_BIRTH = Message("K142", "Personen är {n} månader gammal. Rätta antalet eller personnumret.")
FEWER_MONTHS = Message(
    "K143", "Försörjningen började för {n} månader sedan. Kontrollera dagen och antalet månader."
)
SGI_KNOWN = Message("K144", "Den som är nollplacerad har ingen eller låg SGI. Rätta det ena svaret.")
WORKS = Message("K145", "Den som är nollplacerad är för sjuk för att arbeta. Rätta det ena svaret.")
CATEGORY_DENIED = Message(
    "K146", "Kategorin ”{text}” är vald, men svaret på om personen är nollplacerad är Nej."
)
OF_AGE = Message(
    "K147", "Personen är {n} år och har inga vårdnadshavare. Ta bort raderna eller rätta personnumret."
)
NOT_INFORMED = Message(
    "K148", "Den som inte är informerad kan inte samtycka eller delta frivilligt. Informera först."
)
OTHER_SEX = Message("K149", "Personnumret är en {vems}. Kontrollera kön och personnummer.")
UNNAMED_OUTSIDE_AGE = Message(
    "K150", "Åldersintervallet ligger utanför målgruppens ålder ({text}). Motivera."
)
