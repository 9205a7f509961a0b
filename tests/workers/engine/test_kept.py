"""Compiled templates are kept: by content, bounded, for threads and for forked processes."""

import os
import threading

import pytest

from tests.support.word import paragraphs, template
from tests.workers.engine.corners import p
from tests.workers.engine.package import word_file
from workers.rendering import fill
from workers.rendering.template import KEPT, open_template


def test_equal_content_is_compiled_once() -> None:
    data = template("{{ x }} kept")
    assert open_template(data) is open_template(bytes(bytearray(data)))


def test_the_one_that_was_used_longest_ago_gives_way() -> None:
    first, *others = (word_file(p(f"{number} {{{{ x }}}}")) for number in range(KEPT + 1))
    kept = open_template(first)
    for other in others:
        open_template(other)
    assert open_template.cache_info().currsize == KEPT
    assert open_template(first) is not kept


def test_many_threads_fill_one_template_each_with_its_own_words() -> None:
    data, made = template("{{ x }}{% for y in z %} {{ loop.index }}:{{ y }}{% endfor %} threads"), {}

    def work(number: int) -> None:
        for turn in range(20):
            made[number, turn] = paragraphs(fill(data, {"x": f"t{number}", "z": [turn, number]}))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == {(n, turn): [f"t{n} 1:{turn} 2:{n} threads"] for n in range(4) for turn in range(20)}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_fills_what_its_parent_has_compiled_and_keeps_its_own() -> None:
    data, other = template("{{ x }} fork"), template("{{ x }} only in the child")
    before = fill(data, {"x": "1"})
    child = os.fork()
    if child == 0:
        same = fill(data, {"x": "1"}) == before and bool(fill(other, {"x": "1"}))
        os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert fill(data, {"x": "1"}) == before
