"""A file that is handed over keeps its name, whatever is in it."""

import pytest

from service.web.handing import as_file


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("plan-v1.docx", "filename=\"plan-v1.docx\"; filename*=UTF-8''plan-v1.docx"),
        ("Plan för å.docx", "filename=\"Plan f?r ?.docx\"; filename*=UTF-8''Plan%20f%C3%B6r%20%C3%A5.docx"),
        ('a"; b.exe', "filename=\"a; b.exe\"; filename*=UTF-8''a%22%3B%20b.exe"),
    ],
)
def test_the_name_is_told_so_that_no_letter_is_lost_and_none_can_end_it(name: str, told: str) -> None:
    response = as_file(b"PK", name, media_type="application/zip")
    assert response.headers["Content-Disposition"] == f"attachment; {told}"


def test_what_stands_in_a_page_is_not_saved() -> None:
    shown = as_file(b"x", "tom-1.png", media_type="image/png", shown=True)
    assert shown.headers["Content-Disposition"].startswith("inline; filename=")
