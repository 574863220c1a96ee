"""How the hits of both shelves come into one order."""

from collections.abc import Sequence
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from assistant.lazy import Lazy
from assistant.shelves import Place, Shelf, Shelves
from knowledge.documents import DocumentInfo
from knowledge.library import Library
from knowledge.passages import Hit, Passage

Scored = tuple[float, bool]
SCORED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=6)


class Answers:
    """A shelf whose search answers with given hits."""

    def __init__(self, name: str, scored: Sequence[Scored], same: int = 0) -> None:
        self._hits = tuple(
            _hit(f"{'same' if place < same else name}-{place}", score, above)
            for place, (score, above) in enumerate(scored)
        )

    def search(self, query: str, k: int, **options: object) -> tuple[Hit, ...]:
        return self._hits[:k]

    def is_empty(self) -> bool:
        return not self._hits

    def infos(self, document_ids: Sequence[str]) -> dict[str, DocumentInfo]:
        return {}

    def replaced(self) -> tuple[DocumentInfo, ...]:
        return ()


def _hit(name: str, score: float, above: bool) -> Hit:
    info = DocumentInfo(name, name, "memo", f"{name}.md", f"hash of {name}")
    passage = Passage(f"passage of {name}", name, 0, name, 0, 4, "Some")
    return Hit(passage, info, score, above_floor=above)


def _shelves(shared: Answers, own: Answers) -> Shelves:
    return Shelves(_place(shared), _place(own), may_edit=True)


def _place(answers: Answers) -> Place:
    return Place(answers, Lazy(lambda: cast("Library", answers), lambda _: None))


@given(shared=SCORED, own=SCORED, k=st.integers(1, 12))
def test_each_shelf_keeps_its_order_and_weak_ones_come_last(
    shared: list[Scored], own: list[Scored], k: int
) -> None:
    found = _shelves(Answers("shared", shared), Answers("own", own)).found("words", k)
    assert len(found) == min(k, len(shared[:k]) + len(own[:k]))
    above = [hit.above_floor for _, hit in found]
    assert above == sorted(above, reverse=True)
    names: dict[Shelf, str] = {"organisation": "shared", "mine": "own"}
    for shelf, name in names.items():
        for strong in (True, False):
            places = [
                int(hit.document.id.removeprefix(f"{name}-"))
                for stands, hit in found
                if stands == shelf and hit.above_floor == strong
            ]
            assert places == sorted(places)


@given(shared=SCORED, own=SCORED)
def test_the_best_of_all_is_never_behind_a_whole_weaker_shelf(
    shared: list[Scored], own: list[Scored]
) -> None:
    strong = [[(score, True) for score, _ in each] for each in (shared, own)]
    found = _shelves(Answers("shared", strong[0]), Answers("own", strong[1])).found("words", 12)
    if all(strong):
        better = max(strong, key=lambda each: max(each))
        if max(better) > max(min(strong, key=lambda each: max(each))):
            first = "organisation" if better is strong[0] else "mine"
            assert found[0][0] == first


@given(scored=SCORED, same=st.integers(0, 6))
def test_a_document_of_both_shelves_comes_from_the_organisations(
    scored: list[Scored], same: int
) -> None:
    both = Answers("shared", scored, same), Answers("own", scored, same)
    found = _shelves(*both).found("words", 50)
    doubled = min(same, len(scored))
    assert len(found) == 2 * len(scored) - doubled
    shared = {hit.document.id for shelf, hit in found if shelf == "organisation"}
    assert shared.isdisjoint(hit.document.id for shelf, hit in found if shelf == "mine")
