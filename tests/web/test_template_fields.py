"""The catalogue of fields without JavaScript: on the page, and as a list to print."""

from tests.support.people import Cast
from tests.web import making_templates as making
from tests.web.browser import Browser
from tests.web.template_steps import KIND


def test_the_fields_are_told_with_meaning_example_and_how_to_write_them(leader: Browser) -> None:
    page = leader.follow(leader.get(KIND), "Fält att använda i mallen")
    assert "{{ deltagare.namn }} Deltagarens namn; ett alias vid skyddade personuppgifter. text" in page.text
    assert "Skrivs i upprepningen for m in mal och i den for d in m.delmal ." in page.text
    snippets = ["".join(each.itertext()) for each in page.all("code", class_="snippet")]
    assert "{%tr for a in ansvarsfordelning %}\n{{ a.part }}\n{%tr endfor %}" in snippets
    assert "{%p for stycke in resurser.stycken %}\n{{ stycke }}\n{%p endfor %}" in snippets


def test_the_list_is_asked_for_with_one_press(leader: Browser) -> None:
    page = leader.press(leader.get(f"{KIND}/falt"), "Lista att skriva ut (Word)")
    assert page.heading == "Fältlista för genomförandeplan"
    assert "Listan görs nu." in page.text
    assert 'data-standing="queued"' in leader.client.get(f"{page.address}/lage").text
    leader.get(f"{page.address}/docx", status=409)


def test_the_list_comes_by_itself_when_it_is_made_and_at_once_when_it_stands(
    leader: Browser, people: Cast
) -> None:
    page = leader.press(leader.get(f"{KIND}/falt"), "Lista att skriva ut (Word)")
    assert f'content="2; url={page.address}?vantade=ja"' in page.response.text
    making.make_list(people.bench, b"PK listan")
    assert f'data-coming="{page.address}/docx"' in leader.client.get(f"{page.address}/lage").text
    assert f'content="0; url={page.address}/docx"' in leader.get(f"{page.address}?vantade=ja").response.text
    later = leader.get(page.address)
    assert later.links()["Ladda ned fältlistan"] == f"{page.address}/docx"
    assert "data-coming" not in later.response.text
    again = leader.get(f"{KIND}/falt").values("Lista att skriva ut (Word)")
    assert leader.client.post(f"{KIND}/falt", data=again, follow_redirects=True).data == b"PK listan"
