"""How the national follow-up defines what several forms ask for: the help beside the questions."""

FORSORJNING = "Föräldrapenning och ålderspension räknas inte som offentlig försörjning: välj ”Ingen”."
SYSSELSATTNING = "Anställd men sjukskriven räknas som ”Arbetar ej”, arbetsmarknadsutbildning som ”Studier”."
OMFATTNING = "100 % är 40 timmar i veckan."
UTBILDNINGSNIVA = "Utländsk utbildning anges på motsvarande svensk nivå."
DIREKT_FORE = "Direkt före är inom en vecka före inskrivningen. Avbrott på högst en månad räknas inte."
