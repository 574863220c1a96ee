import dataclasses
import itertools
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import StorageError
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from knowledge.documents import Details
from knowledge.record import Record
from tests.assistant.storage.making import document

SHARED_RECORD = settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(params=["organisation", "person"])
def record(request: pytest.FixtureRequest, db: Database, owner: str) -> Record:
    return DocumentRepository(db, None if request.param == "organisation" else owner)


def test_document_and_its_passages_are_read_back_as_they_were(record: Record) -> None:
    kept, passages = document("premortem", ["First.", "Größe 🙂", "Third."])
    record.replace(kept, passages)
    assert record.document("premortem") == kept
    assert record.documents() == (kept.info,)
    assert record.passages_of("premortem") == tuple(passages)
    assert record.passages([passages[2].id, "missing"]) == {passages[2].id: passages[2]}
    assert list(record.all_passages()) == passages


def test_document_without_date_status_or_passages(record: Record) -> None:
    kept, _ = document("bare", [])
    info = dataclasses.replace(kept.info, dated=None, status="", superseded_by="", kind="other")
    bare = dataclasses.replace(kept, info=info)
    record.replace(bare, [])
    assert record.document("bare") == bare
    assert record.passages_of("bare") == ()


def test_what_is_known_is_read_without_the_text(record: Record) -> None:
    kept = [document(name)[0] for name in ("one", "two", "three")]
    for each in kept:
        record.replace(each, [])
    found = record.infos(["three", "missing", "one"])
    assert found == {"one": kept[0].info, "three": kept[2].info}
    assert record.infos([]) == {}
    assert len(record.infos([f"missing-{n}" for n in range(1200)] + ["two"])) == 1


SAID = Details(
    title="Another title",
    kind="framework",
    status="rejected",
    dated=date(2025, 12, 31),
    superseded_by="a memo, »later«",
    owner="the platform team",
    origin="",
)


@pytest.mark.parametrize("said", [SAID, Details(), Details(status=""), Details(kind="memo")])
def test_what_a_person_said_stays_until_they_say_otherwise(record: Record, said: Details) -> None:
    assert record.by_hand("memo") == Details()
    record.replace(*document("memo"), said)
    assert record.by_hand("memo") == said
    record.replace(*document("memo", ["Changed."]))
    assert record.by_hand("memo") == said
    record.replace(*document("memo"), Details())
    assert record.by_hand("memo") == Details()


def test_what_a_person_said_goes_with_the_document(record: Record) -> None:
    record.replace(*document("memo"), SAID)
    assert record.remove("memo")
    record.replace(*document("memo"))
    assert record.by_hand("memo") == Details()


def test_nothing_is_there_at_first(record: Record) -> None:
    assert record.documents() == ()
    assert record.document("missing") is None
    assert record.passages_of("missing") == ()
    assert record.passages([]) == {}
    assert list(record.all_passages()) == []
    assert not record.remove("missing")
    assert isinstance(record, DocumentRepository)
    assert record.is_empty()
    record.replace(*document("bare", []))
    assert not record.is_empty()


def test_documents_are_listed_by_title(record: Record) -> None:
    for name, title in (("1", "beta"), ("2", "Alpha"), ("3", "gamma"), ("4", "Beta")):
        kept, passages = document(name)
        info = dataclasses.replace(kept.info, title=title)
        record.replace(dataclasses.replace(kept, info=info), passages)
    assert [info.title for info in record.documents()] == ["Alpha", "beta", "Beta", "gamma"]


def test_the_replaced_are_listed_alone(db: Database, owner: str, stranger: str) -> None:
    shelf = DocumentRepository(db, owner)
    old, passages = document("old")
    current = dataclasses.replace(document("current")[0].info, superseded_by="")
    shelf.replace(old, passages)
    shelf.replace(dataclasses.replace(old, info=current), [])
    assert shelf.replaced() == (old.info,)
    assert DocumentRepository(db, stranger).replaced() == ()


def test_replacing_leaves_nothing_of_the_earlier_passages(record: Record) -> None:
    _, before = document("memo", ["Same.", "Dropped."])
    record.replace(*document("memo", ["Same.", "Dropped."]))
    after, passages = document("memo", ["Same.", "New.", "Newer."])
    record.replace(after, passages)
    assert record.document("memo") == after
    assert list(record.all_passages()) == passages
    assert record.passages([before[1].id]) == {}
    assert len(record.documents()) == 1


def test_replacing_is_all_or_nothing(record: Record) -> None:
    kept, passages = document("memo", ["One.", "Two."])
    record.replace(kept, passages)
    before = record.fingerprint()
    changed, new = document("memo", ["Three.", "Four."])
    with pytest.raises(StorageError):
        record.replace(changed, [new[0], dataclasses.replace(new[1], id=new[0].id)])
    assert record.document("memo") == kept
    assert record.passages_of("memo") == tuple(passages)
    assert record.fingerprint() == before


def test_removing_takes_the_passages_along_and_nothing_else(record: Record) -> None:
    record.replace(*document("one"))
    other, passages = document("other")
    record.replace(other, passages)
    assert record.remove("one")
    assert not record.remove("one")
    assert record.documents() == (other.info,)
    assert list(record.all_passages()) == passages


def test_large_document_is_read_page_by_page(record: Record) -> None:
    big, passages = document("big", [f"Sentence {n}." for n in range(4500)])
    record.replace(big, passages)
    record.replace(*document("small"))
    assert list(itertools.islice(record.all_passages(), 4500)) == passages
    assert sum(1 for _ in record.all_passages()) == 4502
    assert len(record.passages([each.id for each in passages])) == 4500


def test_record_can_be_written_while_all_passages_are_read(record: Record) -> None:
    record.replace(*document("one"))
    reading = record.all_passages()
    next(reading)
    record.replace(*document("two"))
    assert len(list(reading)) == 1


def test_shelves_do_not_mix(db: Database, owner: str, stranger: str) -> None:
    shelves = [DocumentRepository(db, shelf) for shelf in (None, owner, stranger)]
    texts = (["The organisation's."], ["The owner's."], ["The stranger's.", "More."])
    kept = [document("same-id", words) for words in texts]
    for shelf, (each, passages) in zip(shelves, kept, strict=True):
        shelf.replace(each, passages)
    every_id = [passage.id for _, passages in kept for passage in passages]
    for shelf, (each, passages) in zip(shelves, kept, strict=True):
        assert shelf.document("same-id") == each
        assert list(shelf.all_passages()) == passages
        assert shelf.passages_of("same-id") == tuple(passages)
        assert shelf.passages(every_id) == {passage.id: passage for passage in passages}
    assert len({shelf.fingerprint() for shelf in shelves}) == 3
    assert shelves[1].remove("same-id")
    assert [shelf.is_empty() for shelf in shelves] == [False, True, False]
    assert [len(shelf.documents()) for shelf in shelves] == [1, 0, 1]


CONTENTS = st.dictionaries(
    st.sampled_from(["a", "b", "c"]), st.lists(st.sampled_from(["x", "y", "z"]), max_size=3)
)


@SHARED_RECORD
@given(contents=CONTENTS, detour=CONTENTS, data=st.data())
def test_fingerprint_depends_on_the_content_alone(
    db: Database,
    owner: str,
    stranger: str,
    contents: dict[str, list[str]],
    detour: dict[str, list[str]],
    data: st.DataObject,
) -> None:
    one, other = DocumentRepository(db, owner), DocumentRepository(db, stranger)
    for shelf in (one, other):
        for info in shelf.documents():
            shelf.remove(info.id)
    for name, texts in contents.items():
        one.replace(*document(name, texts))
    for name, texts in detour.items():
        other.replace(*document(name, texts))
    for name in data.draw(st.permutations(sorted({*contents, *detour}))):
        if name in contents:
            other.replace(*document(name, contents[name]))
        else:
            other.remove(name)
    assert one.fingerprint() == other.fingerprint()


def test_fingerprint_changes_with_every_passage(record: Record) -> None:
    seen = [record.fingerprint()]
    for texts in (["a"], ["a", "b"], ["b", "a"], ["ab"], ["a", "b", "c"]):
        record.replace(*document("memo", texts))
        seen.append(record.fingerprint())
    record.replace(*document("other", ["a"]))
    seen.append(record.fingerprint())
    assert len(set(seen)) == len(seen)
    record.remove("memo")
    record.remove("other")
    assert record.fingerprint() == seen[0]
