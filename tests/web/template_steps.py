"""What a project leader does on the pages of templates, a line each."""

from io import BytesIO

from service.demo.load import PROJECT
from service.documents.kinds import REGISTRY
from tests.support.people import Cast
from tests.web import making_templates as making
from tests.web.browser import Browser, Page, read

KIND = f"/mallar/{PROJECT}/genomforandeplan"
DOCX = REGISTRY["genomforandeplan"].template
REFUSED = (
    {
        "place": "brödtexten",
        "text": "{{ deltagare.nam }} <och> mer",
        "message": "Namnet ”deltagare.nam” finns inte. Menade du ”deltagare.namn”?",
        "part": "word/document.xml",
        "paragraph": 3,
    },
    {"place": "sidfoten", "text": "{{ x|safe }}", "message": "Filtret ”safe” får inte användas."},
    {"place": "brödtexten", "text": "Mål", "message": "Rubriken hoppar.", "severity": "advice"},
    {"place": "brödtexten", "text": "“", "message": "Citattecken.", "severity": "advice", "fixed": True},
)
PAGES = ("tom-1", "vanlig-1", "vanlig-2", "extrem-1", "idag-tom-1", "idag-vanlig-1", "idag-extrem-1")


def send(browser: Browser, *, data: bytes = DOCX, why: str = "Ny logotyp", status: int = 200) -> Page:
    """Uploads a file as the form on the page would."""
    page = browser.get(KIND)
    token = page.values("Ladda upp och pröva")["csrf_token"][0]
    typed = {"csrf_token": token, "varfor": why, "fil": (BytesIO(data), "mall.docx")}
    response = browser.client.post(KIND, data=typed, follow_redirects=True)
    assert response.status_code == status
    for step in (*response.history, response):  # the client keeps what it sent in a file, when it is large
        step.request.environ["wsgi.input"].close()
    return read(response)


def uploaded(browser: Browser, people: Cast, *, remarks: making.Remarks = (), data: bytes = DOCX) -> str:
    """The address of a version that was uploaded and checked."""
    page = send(browser, data=data)
    files = {"kommenterad.docx": b"PK kommentarer", "rattad.docx": b"PK rattad"} if remarks else {}
    making.check(people.bench, making.newest(people.bench), remarks=remarks, files=files)
    return page.address


def drawn(leader: Browser, people: Cast) -> str:
    address = uploaded(leader, people)
    pages = {f"{name}.png": making.PIXEL for name in PAGES}
    making.draw(people.bench, making.newest(people.bench), pages=pages)
    return address
