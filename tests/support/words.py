"""Words that many tests fill templates with."""

from doc_templates.words import Dokument

DOKUMENT = Dokument(
    titel="Genomförandeplan",
    projekt="Vägknuten 2.0 (övningsdata)",
    arendenummer="VK-2017-014",
    datum="2017-03-13",
    version="1",
    id="3F2A-9C41",
    mall="genomforandeplan 1",
    organisation="Oskarshamns kommun",
)
