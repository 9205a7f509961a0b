"""The pure rules of coordinated rehabilitation, and the glossary of the Swedish words that code keeps.

The glossary is the only list: a Swedish word that is not here is written in English.

arendeblad              one case on a sheet, as far as its receiver at a meeting may read it
arendelista             the matters of a meeting, with who may hear each
aterkallelse            withdrawal of a samtycke, in whole or in part
ansokan                 application for project funds, from the parties to the samordningsförbund
arsrapport              the year's report of a project
avbrott                 a case ended before its time: withdrawn, broken off, a mistake, or a death
avgransning             exclusion: a circumstance for which the project is not recommended
avslut                  the end of a person's participation
avvikelserapport        deviation report from the vagledare to the remittent
begaran_om_komplettering  request that a remittent complete a remiss
beslutslista            the styrgrupp's list of decisions
dagordning              agenda of a meeting: its standing points with their times
deltagare               participant, the person whom a case is about
delmal                  milestone under a mål in the plan
diarienummer            number of a document in an authority's register
egenforsorjning, sjalvforsorjning  supporting oneself by work or studies
eskalering              a locked case lifted from the OH to the styrgrupp
extern_konsultation     expertise bought outside the parties
forlangning             extension of a participation beyond the planned time
formedling              Skatteverket's forwarding of post to a person with protected identity
forsorjning             what a person lives on; a forsorjningskalla is one source of it
forsorjningsstod        municipal income support
genomforandeplan        the plan that participant and vagledare make and sign
granskning              the project leader's review of a remiss before the meeting
huvudman                the authority that is legally responsible for a measure
inkop                   a purchase made for a case
inskrivning             enrolment: the first day in the project, and what is registered of the time before it
intag                   admission to the project
kallelse                summons to a meeting
kartlaggning            survey of the person's situation and resources
kompetenshojande_medel  money for what takes a participant forward: driving licence, course books
kommun                  municipality
kon                     gender as asked for, never derived
kontakt                 a contact with a participant after closing, or an attempt at one
kostnadsslag            kind of cost, one row of the budget
kronor                  Swedish crowns, always whole
lagesrapport            half-year report of a project
lakarintyg              doctor's certificate
landsting, region       the county's health authority; landsting became region
lsg                     lokal samverkansgrupp, the parties' local group, which signs the application
mal                     goal in the plan
minnesanteckning        working note on a case
motesanteckningar       the common notes of an OH meeting
motesarende             a case's item on the agenda of a meeting of the OH
motesbeslut             what a meeting came to about a case, an excerpt of its notes
moteshandlingar         the papers that open a meeting's packet, in one Word file
nollplacerad            has no or low SGI and is too ill to work
oh                      operativ handläggningsgrupp, where the parties' officers discuss cases
praktik                 work practice, a placement at a workplace
personnummer            identity number of a person who is or was folkbokförd
projektledare           project leader
remiss                  referral of a person to the project
remissvar               the project's answer to a remiss
remittent, inremittent  who refers a person
riktlinjer_medel        the styrgrupp's guideline for kompetenshojande_medel
samordningsforbund      the financing association of FK, AF, region and kommuner
samordningsnummer       identity number of a person who was never folkbokförd
samtycke                consent to the exchange of information
sgi                     sjukpenninggrundande inkomst, the income that sickness benefit is computed from
skydd                   protected identity, marked or lifted after the remiss
slutanalys              the vagledare's written analysis when a participation ends
slutrapport             final report of a project
spar                    track through the project, such as snabbspår
stallningstagande       the OH's opinion on a case
stangning               the closing of a case in which nothing more is to be done
strukturellt_problem    a problem of the project, of no single case, brought before the styrgrupp
styrgrupp               steering group
sysselsattning          what a person does: works, studies, looks for work
uppfoljning             follow-up
utregistrering          the end of a participant's registration for the national follow-up
vagledare               counsellor who works with the participant
"""
