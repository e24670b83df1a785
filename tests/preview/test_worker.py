"""What a worker answers when something is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from deckbuilder.pipeline import Request
from deckbuilder.preview.pipes import receive, send
from deckbuilder.preview.session import Session
from deckbuilder.preview.views import Failure, Fetch, Look, Snapshot
from deckbuilder.preview.worker import Sessions
from deckbuilder.preview.workers import Worker
from deckbuilder.project import find_briefs

REQUEST = Request(write=False)


def test_a_fault_of_ours_is_an_answer_and_the_next_task_is_done(
    brief: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    sessions, (one,) = Sessions("deck"), find_briefs([brief])

    def fail(self: Session, *arguments: object, anew: bool) -> Snapshot:
        raise ValueError("of\nsome kind")

    with monkeypatch.context() as broken:
        broken.setattr(Session, "look", fail)
        answer = sessions.answer(Look(one, REQUEST))
        assert answer == Failure("deckbuilder failed: ValueError: some kind", None, ours=True)
        assert capfd.readouterr().err == ""
        Sessions("deck", debug=True).answer(Look(one, REQUEST))
        assert "Traceback" in capfd.readouterr().err
    assert isinstance(sessions.answer(Look(one, REQUEST)), Snapshot)


def test_what_a_snapshot_does_not_refer_to_is_not_to_be_had(brief: Path) -> None:
    sessions, (one,) = Sessions("deck"), find_briefs([brief])
    sessions.answer(Look(one, REQUEST))
    assert isinstance(sessions.answer(Fetch(one, "brief.md")), Failure)


def test_faulty_rules_of_the_project_are_its_own_fault(root: Path, brief: Path) -> None:
    (root / "deckbuilder.toml").write_text('[rules]\n"no-such-rule" = "off"\n', "utf-8")
    (one,) = find_briefs([brief])
    answer = Sessions("deck").answer(Look(one, REQUEST))
    assert isinstance(answer, Failure)
    assert not answer.ours
    assert "no-such-rule" in answer.message


def test_the_oldest_session_goes_when_there_are_many(root: Path, brief: Path) -> None:
    for number in range(6):
        (root / "content" / f"b{number}.md").write_text("# A\n\n## B\n\n- c\n", "utf-8")
    sessions = Sessions("deck")
    for one in find_briefs([root]):
        answer = sessions.answer(Look(one, REQUEST))
        assert isinstance(answer, Snapshot)
        assert answer.drawings
    first, *_, last = find_briefs([root])
    kept = sessions.answer(Look(last, REQUEST, anew=False))
    begun = sessions.answer(Look(first, REQUEST, anew=False))
    assert isinstance(kept, Snapshot)
    assert isinstance(begun, Snapshot)
    assert (kept.drawings, bool(begun.drawings)) == ({}, True)


def test_pipes_carry_values_and_end() -> None:
    pipe = io.BytesIO()
    send(Failure("no", None, ours=False), pipe)
    pipe.seek(0)
    assert receive(pipe) == Failure("no", None, ours=False)
    with pytest.raises(EOFError):
        receive(pipe)


def test_a_closed_worker_does_nothing(brief: Path) -> None:
    worker, (one,) = Worker("memo"), find_briefs([brief])
    assert isinstance(worker.ask(Look(one, REQUEST)), Snapshot)
    worker.close()
    assert isinstance(worker.ask(Look(one, REQUEST)), Failure)
