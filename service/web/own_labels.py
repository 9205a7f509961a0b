"""What people call the answers of a kind of their own making, its signers and receivers, its retention."""

from service.documents.kind import Recipient, Retention, Signer, Subject
from service.documents.own.question import Type

TYPE_LABELS = {
    Type.TEXT: "Text på en rad",
    Type.LONG: "Lång text",
    Type.DATE: "Datum",
    Type.KRONOR: "Kronor",
    Type.INTEGER: "Heltal",
    Type.YES_NO: "Ja eller nej",
    Type.CHOICE: "Val bland alternativ",
    Type.PERSONNUMMER: "Personnummer",
    Type.ROWS: "Rader",
}
SUBJECT_LABELS = {Subject.CASE: "Ett ärende", Subject.PROJECT: "Projektet"}
SIGNER_LABELS = {
    Signer.REMITTENT: "Remittent",
    Signer.DELTAGARE: "Deltagare",
    Signer.PROJEKTLEDARE: "Projektledare",
    Signer.PARTER: "Parterna",
}
RECIPIENT_LABELS = {
    Recipient.PROJEKTLEDARE: "Projektledare",
    Recipient.REMITTENT: "Remittent",
    Recipient.DELTAGARE: "Deltagare",
    Recipient.PARTS_WITH_CONSENT: "Parter som samtycket omfattar",
    Recipient.STYRGRUPP: "Styrgrupp",
    Recipient.FORBUND: "Förbund och lokal samverkansgrupp",
}
RETENTION_LABELS = {
    Retention.CASE_FILE: "Gallras med ärendets akt",
    Retention.PRESERVED: "Bevaras",
}
