"""What forms say of answers that must be mended, in one voice: M1 to M30 of the field, and K of our own.

What is told of a remiss and of drafts alone stands in the modules beside it.
"""

import re
from dataclasses import dataclass

# "SGI", "OH-möte" and "IT-stöd" keep their capital inside a sentence; "Namn" and "E-post" do not.
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2}")
# "Personen är informerad" can only be quoted in a sentence; "Hur vi ser att det är nått" is a part of one.
_STATEMENT = re.compile(
    r"(?!(?:hur|vad|vem|varför)\b)(?:(?!\bsom\b).)*\b(?:är|har|får|lämnar|undertecknar|upplever)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with {facts}; `text` fills them in. A missing fact raises KeyError."""

    code: str
    sentence: str

    def text(self, **facts: object) -> str:
        """The finished sentence; `etikett` is the label as it stands beside the field."""
        if "etikett" in facts:
            label = str(facts["etikett"])
            inside = f"”{label}”" if _STATEMENT.match(label) else inside_sentence(label)
            facts = {**facts, "etikett": inside, "Etikett": label[:1].upper() + label[1:]}
        return self.sentence.format_map(facts)


def inside_sentence(label: str) -> str:
    """A label as it reads in the middle of a sentence: "Namn" is "namn", "SGI" stays "SGI"."""
    return label if _ABBREVIATION.match(label) else label[:1].lower() + label[1:]


REQUIRED = Message("M1", "Fyll i {etikett}.")
TOO_LONG = Message("M2", "{Etikett} får innehålla högst {n} tecken. Du har skrivit {m}.")
DATE_FORMAT = Message("M3", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01.")
DATE_IN_FUTURE = Message("M4", "Datumet får inte ligga i framtiden.")
END_BEFORE_START = Message("M5", "Slutdatum kan inte vara före startdatum.")
PERSONNUMMER_WRONG = Message(
    "M6", "Personnumret eller samordningsnumret stämmer inte. Kontrollera siffrorna."
)
TEST_NUMBER_REFUSED = Message("M7", "Testpersonnummer får inte användas i skarp miljö.")
CHOICE_REQUIRED = Message("M8", "Välj ett alternativ för {etikett}.")
KRONOR_FORMAT = Message("M9", "Skriv beloppet i hela kronor, till exempel 50 000.")
SAMTYCKE_MISSING = Message("M10", "Samtycke saknas för {part}. Ärendet kan bara lyftas avidentifierat.")
INFORMATION_NOT_COVERED = Message("K88", "Samtycket omfattar inte {slag} för {part}.")
SAMTYCKE_EXPIRED = Message("M11", "Samtycket gick ut {datum}. Inhämta ett nytt.")
VOLUNTARY = Message("M12", "Deltagandet är frivilligt. Bekräfta att personen vill delta.")
PLAN_INCOMPLETE = Message(
    "M13",
    "Planen måste ha minst ett mål, och varje mål minst ett delmål med ansvarig och slutdatum.",
)
LONG_DURATION = Message("M14", "Insatsen har pågått i {n} månader. Motivera förlängningen.")
OUTSIDE_AGE = Message("M15", "Personen är {n} år och utanför målgruppens ålder ({a}–{b} år). Motivera.")
EXCLUSION = Message("M16", "Uppgiften stämmer med en avgränsning för projektet: {text}. Motivera.")
PURCHASE_NEEDS_DECISION = Message("M17", "Inköpet kräver beslut av {organ}.")
OVER_REMAINING = Message("M18", "Beloppet överstiger kvarvarande medel ({kr}).")
TOO_EARLY_FOLLOW_UP = Message("M19", "90-dagarsuppföljningen kan registreras från och med {datum}.")
SUM_WRONG = Message("M20", "Summan stämmer inte: raderna ger {kr1}, angivet är {kr2}.")
INCOME_IS_NOT_COST = Message("M21", "Intäkter och kostnader ska vara lika stora för {år}.")
SIGNED = Message("M22", "Dokumentet är undertecknat. Skapa en ny version.")
UNFILLED = Message("M23", "Dokumentet innehåller ej ifyllda fält: {lista}.")
IDENTIFYING = Message("M24", "Avidentifierat ärende: ta bort uppgifter som kan röja personen.")
EMAIL_FORMAT = Message("M25", "Skriv en giltig e-postadress, till exempel namn@exempel.se.")
PHONE_FORMAT = Message("M26", "Skriv ett giltigt telefonnummer, till exempel 070-174 06 05.")
FEW_AUTHORITIES = Message("M27", "Ärendet rör färre än två myndigheter. Motivera behovet av samverkan.")
PROTECTED_IDENTITY = Message("M28", "Personen har skyddade personuppgifter. Följ den särskilda rutinen.")
INTERPRETER = Message("M29", "Ange språk och boka tolk, eller motivera varför tolk inte behövs.")
NOT_SIGNED_BY_PARTICIPANT = Message("M30", "Deltagaren har inte undertecknat. Ange skäl.")


# What M1 to M30 do not cover, in the same voice.
WHOLE_NUMBER = Message("K1", "{Etikett} ska vara ett heltal från {a} till {b}.")
MOTIVATE = Message("K2", "Skriv en motivering på minst {n} tecken.")
ANSWER = Message("K23", "Svara på frågan ”{Etikett}”")
TOO_MANY_ROWS = Message("K3", "{Etikett} får ha högst {n} rader.")
NO_SUCH_DATE = Message("K25", "Datumet finns inte. Kontrollera år, månad och dag.")
STRANGE_YEAR = Message("K19", "Kontrollera årtalet i {etikett}: skriv ett år från {a} till {b}.")
# Of the documents of a case.
NO_PARTY_KOMMUN = Message("K4", "Personen är inte folkbokförd i någon av projektets kommuner. Motivera.")
CATEGORY_CONDITION = Message("K5", "Kategorin ”{text}” kräver {kalla} i mer än {n} månader. Motivera.")
MEETING_BEFORE_REMISS = Message("K6", "{möte} kan inte ligga före remissens datum.")
START_BEFORE_MEETING = Message("K7", "Startdatum kan inte vara före dagen då ärendet togs upp i {grupp}.")
REVEALS_PROTECTED = Message(
    "K8", "Personen har skyddade personuppgifter. Ta bort namn, nummer, kontaktuppgifter och ort ur texten."
)
MADE_BEFORE_PROTECTION = Message(
    "K89", "Dokumentet skrevs innan personen fick skyddade personuppgifter och röjer vem det är."
)
NAMED_ALREADY = Message(
    "K90",
    "Ärendet har haft ett namn och blir inte avidentifierat av en ny version. Registrera en återkallelse om "
    "samtycket inte gäller längre, och ställ en fråga utan namn i ett nytt ärende.",
)
ANOTHER_PERSON = Message(
    "K110",
    "Numret är inte det som ärendet har handlagts med, och en ny version av remissen byter inte person. "
    "Gäller ärendet fel person ska det avslutas i förtid som felregistrerat, och den rätta personen "
    "remitteras i ett nytt ärende.",
)
NUMBER_CHANGED = Message(
    "K111",
    "Numret är ett annat än det som ärendet har handlagts med. Motivera varför det är samma person. "
    "Är det en annan person ska ärendet avslutas i förtid som felregistrerat.",
)
NUMBER_ASSIGNED = Message(
    "K112",
    "Ett samordningsnummer ersätts av ett personnummer. Motivera hur ni vet att det är samma person.",
)
LIFTED_WITH_REASON = Message(
    "K113",
    "En ny version av remissen häver inte ett skydd. Behåll det tidigare svaret, och skriv ”Uppgift om "
    "skyddade personuppgifter” i ärendet: där anges varför skyddet inte gäller längre.",
)
TOO_YOUNG = Message("K20", "Personen är {n} år och utanför målgruppens ålder (från {a} år). Motivera.")
OTHER_ORGANISATION = Message("K9", "Ärendet tillhör {organisation}. Välj den organisationen.")
OVER_LIMIT = Message(
    "K21",
    "Insatstiden får vara högst {n} månader. "
    "Ange styrgruppens beslut om undantag eller ett tidigare slutdatum.",
)
PLAN_LATE = Message("K10", "Planen skulle ha fastställts senast {datum}. Motivera förseningen.")
EXCLUSIONS_CONTRADICT = Message("K22", "Välj antingen Ingen eller de avgränsningar som stämmer.")

# Of the application for project funds.
OUTSIDE_PERIOD = Message("K11", "Perioden omfattar {n} projektår. Ta bort beloppet för {år}.")
PERIOD_TOO_LONG = Message("K12", "Perioden får omfatta högst {n} projektår.")
WORD_NOT_IN_TEXT = Message("K13", "Ordet ”{ord}” finns inte i texten. Skriv det som det står där.")
TWICE = Message("K14", "{part} är angiven mer än en gång.")
PARTIES_MISSING = Message("K15", "Bland parterna saknas {lista}. Motivera.")
STATED_AMOUNT = Message("K16", "{kr1} avviker mer än 1\u00a0% från budgetens {kr2} per år. Motivera.")
SIGNERS_ARE_NOT_PARTIES = Message("K17", "Parter och undertecknare är inte desamma: {lista}. Motivera.")
ALL_OR_NONE = Message("K18", "Fyll i alla tre fälten eller lämna alla tre tomma.")
# Of a document of people's own making about the project.
NUMBER_TO_BOARD = Message(
    "K24",
    "Texten innehåller något som ser ut som ett personnummer. Styrgruppen och förbundet får inte läsa om "
    "enskilda personer. Ta bort det.",
)
# Of consent.
GUARDIAN_SIGNS = Message(
    "K50", "Personen är {n} år. Ange att en vårdnadshavare också undertecknar samtycket."
)
NOBODY_EXCHANGES = Message("K51", "Välj minst en organisation som får lämna ut eller ta emot uppgifter.")
LAPSES_UNSIGNED = Message(
    "K52",
    "Det tidigare samtycket slutar gälla när den här versionen fastställs utan underskrift. Motivera.",
)
EXPIRES_BEFORE_FOLLOW_UP = Message(
    "K53", "Samtycket går ut {datum}, före uppföljningen {dag}. Ange ett senare datum eller motivera."
)
# Of what takes a case along: its review, its meetings, its start and its end.
ANONYMOUS_ONLY = Message(
    "K30", "Personen har skyddade personuppgifter och registreras bara anonymt, med år och kön."
)
INCOMPLETE_REMISS = Message(
    "K31", "En remiss som inte är fullständig ska kompletteras. Begär komplettering av remittenten i stället."
)
OPEN_CASE = Message("K32", "Personen har redan ett öppet ärende i projektet. Motivera.")
OPEN_CASES = Message("K114", "Personens andra öppna ärenden i projektet: {lista}.")
PROTECTED_CASES = Message(
    "K115",
    "Personen har öppna ärenden med skyddade personuppgifter: {lista}. Nämn dem inte här: granskningen läses "
    "också av andra än de namngivna.",
)
DAY_PASSED = Message("K33", "Dagen har redan passerat. Ange en kommande dag.")
FOLLOW_UPS_LEFT = Message("K34", "Det här återstår i ärendet: {lista}. Motivera varför det ändå stängs.")
NOT_A_GUIDE = Message("K132", "Projektet har inget konto för {roll} med det namnet. Välj bland: {lista}.")
NOT_MET = Message(
    "K35", "Ärendet har inte tagits upp på {möte}. Registrera ett ärende till mötet innan personen tas in."
)
MEETING_AHEAD = Message("K36", "Ärendet tas upp på {möte} först {datum}. Personen kan inte tas in före dess.")
FAR_AHEAD = Message(
    "K117",
    "Dagen ligger mer än {n} veckor fram. Kontrollera att mötet är då, eller motivera.",
)
VOLUME_FULL = Message(
    "K37", "Projektet har planerat för {n} deltagare ({period}), och {m} är redan intagna. Motivera."
)
PLACES_FULL = Message("K38", "Alla {n} platser för gruppen {grupp} är upptagna. Motivera.")
ENDED_WITHOUT_ANALYSIS = Message(
    "K39",
    "Bara ett ärende utan inskrivning kan återkallas eller avbrytas. "
    "Ett deltagande avslutas med en slutanalys.",
)
NOTHING_ENDED = Message(
    "K28", "Ärendet är inte avslutat i förtid, så det finns inget avslut att ta tillbaka."
)
NOTHING_GIVEN_BACK = Message(
    "K79",
    "En rättelse kan inte ge tillbaka det som har återkallats. Inhämta ett nytt samtycke i stället.",
)
NEVER_GIVEN = Message("K130", "Samtycke till {lista} har inte lämnats i ärendet.")
NOTHING_GIVEN = Message("K131", "Något samtycke har inte lämnats i ärendet.")
ENDED_BEFORE_ITS_TIME = Message(
    "K82",
    "Ärendet är avslutat i förtid. Ta tillbaka det avslutet i en ny version innan slutanalysen rättas.",
)
FOLLOWED_UP_BEFORE = Message(
    "K83",
    "{Etikett} gjordes {datum}, men gäller med det här slutdatumet {dag}. "
    "Rätta uppföljningen när dagen har kommit, eller motivera.",
)
NO_REGISTRATION_CONSENT = Message(
    "K29",
    "Samtycke till registrering (del B) saknas eller gäller inte längre. Registrera samtycket först, eller "
    "välj Anonym.",
)
# Of the plan and its reviews.
STEP_MISSING = Message("K40", "Delmål {nr} saknas i uppföljningen. Lägg till en rad för det.")
STEP_UNKNOWN = Message("K41", "Delmål {nr} finns inte i planen. Skriv numret som det står där.")
STEP_TWICE = Message("K42", "Delmål {nr} står på mer än en rad.")
TOO_EARLY = Message("K43", "{Etikett} kan inte ligga före {datum}.")
AFTER_PLAN = Message("K119", "Delmålets dag kan inte ligga efter insatsens sista dag, {datum}.")
EXTENDED_ALREADY = Message("K44", "Insatsen gäller redan till {datum}. Ange ett senare datum.")
# Of the end of a participation and what came of it.
NO_CONTACT_CONSENT = Message(
    "K60", "Personen har inte samtyckt till kontakt efter avslut och får inte kontaktas."
)
CONTACT_CONSENTED = Message(
    "K61", "Personen har samtyckt till kontakt efter avslut. Ange hur personen kontaktades."
)
NO_ELECTRONIC_CONTACT = Message(
    "K62", "Personen får inte nås med e-post eller sms. Välj ett annat kontaktsätt."
)
FEW_ATTEMPTS = Message(
    "K63",
    "Försök att nå personen minst {n} gånger, på olika dagar. Det här är försök {m}: "
    "registrera det som ett kontaktförsök i stället.",
)
TRIED_THAT_DAY = Message(
    "K118",
    "Ett försök att nå personen är redan registrerat {datum}. Flera på samma dag räknas som ett. Motivera.",
)
TOO_EARLY_ONE_YEAR = Message("K64", "1-årsuppföljningen kan registreras från och med {datum}.")
DONE_LATE = Message("K65", "{Etikett} skulle ha gjorts senast {datum}. Motivera förseningen.")
STATUS_ON = Message("K66", "Svara hur det var den {dag}, som uppföljningen gäller.")
REGISTRATION_WITHDRAWN = Message(
    "K67", "Samtycket till registrering återkallades {datum}. Välj Återtaget samtycke som anledning."
)
NOT_REGISTERED = Message(
    "K68", "Personen avböjde registrering vid inskrivningen. Det finns inget att avsluta."
)
STILL_TAKES_PART = Message(
    "K69", "Deltagandet pågår och samtycket till registrering gäller. Fastställ slutanalysen först."
)
# Of money.
PART_GRANTED = Message("K70", "Beviljat belopp ska vara mer än noll och mindre än det sökta ({kr}).")
PARTIES_NOT_ASKED = Message("K71", "Behovet ska vara prövat hos alla parter. Svar saknas från {lista}.")
OUTSIDE_PROJECT_TIME = Message("K72", "Dagen ligger utanför projektets tid ({period}).")
ANOTHER_YEAR = Message("K116", "Beslutsdagen ligger i projektår {n}. Välj det året, eller rätta dagen.")
LEFT_OF_LINE = Message("K73", "Kvar av {rad} år {n}: {kr}.")
STEPS_OF_PLAN = Message("K75", "Delmål i planen: {lista}.")
GRANTED = Message("K76", "Beviljat {datum} ur {rad}: kvar att köpa för {kr}.")
BOUGHT_ON_DAY = Message("K77", "Inköp är gjorda på beslutet {datum}. Behåll dagen för beslutet.")
BOUGHT_FOR_MORE = Message("K78", "Det är redan köpt för {kr} på beslutet. Bevilja minst så mycket.")
# Of group activities and placements.
PLANNED_DAYS_MISSING = Message("K80", "Ange hur många dagar praktiken var planerad att omfatta.")
MORE_THAN_PLANNED = Message("K81", "Praktiken hade {n} planerade dagar. Närvarande dagar kan inte vara fler.")

# Of meetings.
NO_REFERRAL_WAITS = Message(
    "K100", "Ingen remiss väntar på svar i ärendet. Välj det som mötet kom fram till om det som pågår."
)
CASE_IN_NOTES = Message(
    "K101",
    "Texten gäller ett enskilt ärende. Skriv den i ärendets utdrag, inte i de gemensamma anteckningarna.",
)
WITHDRAWN_IN_NOTES = Message("K102", "Samtycket är återkallat. Ta bort ärendet ur anteckningarna.")
NOT_FOR_ALL = Message("K103", "Alla i gruppen får inte känna till ärendet. Ta bort det ur anteckningarna.")
NOT_AT_MEETING = Message("K104", "Ärendet var inte uppe på mötet. Skriv det som det kallas i ärendelistan.")

# Of the styrgrupp.
GUIDELINE_IN_FORCE = Message(
    "K120", "Riktlinjen för kompetenshöjande medel: version {n}, som gäller från {datum}."
)
PAPER_UNKNOWN = Message("K121", "Det finns inget underlag till styrgruppen med dokument-ID {id}.")
PAPER_TWICE = Message("K122", "Samma underlag står på mer än en rad. Skriv ett beslut om varje underlag.")
PROTECTED_SINCE = Message(
    "K133", "Personen i {nummer} har skyddade personuppgifter. Skriv {alias} i stället för numret."
)
NOBODY_TO_WAIT_FOR = Message(
    "K134",
    "Ett underlag väntar på någon annans beslut ({organ}). Välj den som beslutande, eller besluta själv.",
)
AMOUNT_MISSING = Message("K123", "Ange vilket belopp som beviljas.")
