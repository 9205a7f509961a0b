"""What people call those who sign and receive a kind of their own making, and how long it is kept."""

from service.documents.kind import Recipient, Retention, Signer, Subject

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
