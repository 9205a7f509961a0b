"""What a case's page and its forms offer: only what the case and the project have use for."""

from uuid import UUID

from forms.remissvar import RemissvarForm
from service.demo.load import PROJECT
from service.operations import case_page, contexts
from tests.support.people import Cast, begin


def offered(people: Cast, case_id: UUID) -> set[str]:
    with people.bench.work(people["remittent"]) as work:
        return {each.kind_key for each in case_page.read(work, case_id).writable}


def test_a_withdrawal_is_not_offered_for_who_was_never_named(people: Cast) -> None:
    assert {"samtycke", "aterkallelse"} <= offered(people, people.refer("D1"))
    unnamed = offered(people, people.refer("D4"))
    assert "aterkallelse" not in unnamed
    assert "samtycke" in unnamed, "it is what lets a consultation get a name"


def test_an_answer_proposes_the_vagledare_with_accounts(people: Cast) -> None:
    case_id = people.meet()
    assert proposed(people, case_id) == ((), ())
    name = people["vagledare"].author.name
    assert proposed(people, case_id) == ((name,), (name,))


def proposed(people: Cast, case_id: UUID) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that the rules know, and those that stand beside the question."""
    with people.bench.work(people["projektledare"]) as work:
        record = begin(work, case_id, "remissvar")
        form, context = RemissvarForm(project=work.project(PROJECT)), contexts.context_of(work, record)
        form.suggest(context)
        return context.guides, form.vagledare.suggestions
