"""The pipeline, called as a library."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from deckbuilder.layout import deck
from deckbuilder.pipeline import Outcome, Request, build
from deckbuilder.plan import Plan
from deckbuilder.project import Target, UsageError, find_briefs
from deckbuilder.report import Diagnostic, Severity

from .conftest import MakeProject
from .theme.template.made import template

TEXT = "# A section\n\n## A slide\n\nProse of some length.\n\n- one\n- two\n"


def built(root: Path, request: Request | None = None) -> list[Outcome]:
    return list(build(find_briefs([], root=root), request or Request()))


def test_an_outcome_tells_what_was_made(make_project: MakeProject) -> None:
    root = make_project(a=TEXT)
    (outcome,) = built(root)
    assert [output.target for output in outcome.outputs] == [Target.DECK, Target.MEMO]
    for output in outcome.outputs:
        assert output.path.stat().st_size == output.size
        assert output.pages >= 1
    assert outcome.findings == ()


def test_documents_with_one_plan_are_planned_once(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, asked = deck.plan, []

    def counted(*args: Any, **keys: Any) -> Plan:
        asked.append(1)
        return plan(*args, **keys)

    monkeypatch.setattr(deck, "plan", counted)
    root = make_project(a=TEXT)
    (outcome,) = built(root, Request(targets=(Target.DECK, Target.DECK_PDF)))
    assert [output.path.name for output in outcome.outputs] == ["a-deck.pptx", "a-deck.pdf"]
    assert outcome.outputs[0].pages == outcome.outputs[1].pages
    assert asked == [1]


def test_all_documents_at_once(make_project: MakeProject) -> None:
    """Whatever the order they are named in."""
    root = make_project({"deckbuilder.toml": 'to = ["deck", "memo", "deck.pdf", "handout"]\n'}, a=TEXT)
    (outcome,) = built(root)
    assert {output.target for output in outcome.outputs} == set(Target)
    for output in outcome.outputs:
        assert output.path.stat().st_size == output.size


def test_a_brief_says_which_documents_it_makes(make_project: MakeProject) -> None:
    root = make_project(a=f"---\ndocuments: [memo, handout]\n---\n{TEXT}")
    assert [output.target for output in built(root)[0].outputs] == [Target.HANDOUT, Target.MEMO]
    (asked,) = built(root, Request(targets=(Target.DECK,)))
    assert [output.target for output in asked.outputs] == [Target.DECK]


@pytest.mark.parametrize(
    ("kind", "file", "data"),
    [
        ("kpi", "k.yml", "- {label: Growth, value: 4}\n"),
        ("matrix {style=risk data=r.csv}", "r.csv", "Risk,Likelihood,Impact\nFlood,high,low\n"),
        ("timeline", "t.csv", "date,title\n1990,Here\n2000,There\n"),
        ("compare", "c.csv", "Criterion,A,B\nCheap,yes,no\n"),
    ],
)
def test_what_stands_in_a_file_of_data_is_not_lost(
    make_project: MakeProject, kind: str, file: str, data: str
) -> None:
    fence = kind if "{" in kind else f"{kind} {{data={file}}}"
    root = make_project({f"content/a/{file}": data}, a=f"---\ntitle: T\n---\n\n## A\n\n```{fence}\n```\n")
    assert built(root)[0].findings == ()


def test_briefs_are_built_one_after_another(make_project: MakeProject) -> None:
    """Each is written before the next is begun, so that a fault in one leaves those before it."""
    root = make_project(a=TEXT, b=TEXT)
    outcomes = build(find_briefs([], root=root), Request())
    next(outcomes)
    assert sorted(path.name for path in (root / "output").iterdir()) == ["a-deck.pptx", "a-memo.pdf"]
    assert [outcome.brief.name for outcome in outcomes] == ["b"]


def test_names_are_compared_before_anything_is_written(make_project: MakeProject) -> None:
    root = make_project(a=TEXT, b=f"---\noutput: A\n---\n{TEXT}")
    with pytest.raises(UsageError):
        next(build(find_briefs([], root=root), Request()))
    assert not (root / "output").exists()


def test_the_same_bytes_with_one_processor_and_with_two(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(a=TEXT)
    seen = []
    for processors in ({0}, {0, 1}):
        monkeypatch.setattr(os, "sched_getaffinity", lambda pid, found=processors: found, raising=False)
        (outcome,) = built(root)
        seen.append([output.path.read_bytes() for output in outcome.outputs])
    assert seen[0] == seen[1]


def test_a_deck_says_which_text_it_was_made_from(make_project: MakeProject) -> None:
    """Of front matter, text and what is included, each leaves its mark; findings aside, nothing else does."""
    brief = "---\ntitle: T\n---\n# A section\n\n{% include 'part.md' %}\n"
    root = make_project(a=brief)
    path = find_briefs([], root=root)[0].path
    included = path.parent / "part.md"

    def source(text: str, part: str) -> dict[str, str]:
        path.write_text(text, encoding="utf-8")
        included.write_text(part, encoding="utf-8")
        (outcome,) = built(root, Request(targets=(Target.DECK,)))
        assert [output.size for output in outcome.outputs] != [None]
        custom = etree.fromstring(zipfile.ZipFile(outcome.outputs[0].path).read("docProps/custom.xml"))
        return {entry.get("name", ""): entry[0].text or "" for entry in custom}

    first = source(brief, "## A slide\n\nText.\n")
    others = [
        source(brief.replace("T", "U", 1), "## A slide\n\nText.\n"),
        source(brief, "## A slide\n\nOther.\n"),
    ]
    assert first["Source"] == path.relative_to(root).as_posix()
    assert first == source(brief, "## A slide\n\nText.\n")
    assert len({said["Source hash"] for said in (first, *others)}) == 3


def test_without_a_memo_prose_stays_on_the_slide(make_project: MakeProject) -> None:
    root = make_project(a="## A slide\n\n- point\n\n" + "Prose of some length, said once more. " * 200)
    (both,), (alone,) = built(root), built(root, Request(targets=(Target.DECK,)))
    assert [output.target for output in alone.outputs] == [Target.DECK]
    assert alone.outputs[0].pages > both.outputs[0].pages


def test_the_theme_of_command_brief_and_project(make_project: MakeProject) -> None:
    """The command line comes before the brief, the brief before the project."""
    root = make_project(
        {"deckbuilder.toml": 'theme = "none-such-1"\n'}, a=f"---\ntheme: none-such-2\n---\n{TEXT}", b=TEXT
    )

    def missing(theme: str | None) -> list[str]:
        findings = [finding for outcome in built(root, Request(theme=theme)) for finding in outcome.findings]
        return [finding.message for finding in findings if finding.code == "theme-unknown"]

    assert missing(None) == ["there is no theme `none-such-2`", "there is no theme `none-such-1`"]
    assert missing("none-such-3") == ["there is no theme `none-such-3`"] * 2
    assert missing("night") == []


def test_a_theme_of_the_project(make_project: MakeProject) -> None:
    files: dict[str, str | bytes] = {"themes/ours/_brand.yml": "color: {primary: '#004040'}\n"}
    root = make_project(files, a=f"---\ntheme: ours\n---\n{TEXT}")
    (outcome,) = built(root)
    assert not [finding for finding in outcome.findings if finding.severity is Severity.ERROR]
    assert all(output.size for output in outcome.outputs)


def own(outcome: Outcome) -> list[Diagnostic]:
    """The findings that do not depend on which fonts the machine has."""
    return [found for found in outcome.findings if found.code != "font-substituted"]


def test_a_template_is_a_theme_by_itself(make_project: MakeProject) -> None:
    matter = "---\ntitle: x\ntemplate: house.potx\ndeck: {aspect: 16:9}\n---\n"
    root = make_project({"content/a/house.potx": template()}, a=matter + TEXT)
    (outcome,) = built(root)
    assert [(found.code, found.span and found.span.first) for found in own(outcome)] == [("aspect-fixed", 4)]
    with zipfile.ZipFile(outcome.outputs[0].path) as deck:
        assert b'cx="9144000" cy="6858000"' in deck.read("ppt/presentation.xml")
        assert b'name="Title and Content"' in deck.read("ppt/slideLayouts/slideLayout2.xml")


def test_a_template_stands_beside_a_theme(make_project: MakeProject) -> None:
    matter = "---\ntheme: ministry\ntemplate: house.potx\n---\n"
    root = make_project({"content/a/house.potx": template()}, a=matter + TEXT)
    (outcome,) = built(root)
    assert own(outcome) == []
    with zipfile.ZipFile(outcome.outputs[0].path) as deck:
        assert b"Calibri" in deck.read("ppt/theme/theme1.xml")


@pytest.mark.parametrize(
    ("written", "code"),
    [("none.potx", "file-missing"), ("../../../x.potx", "path-outside"), ("broken.potx", "template-broken")],
)
def test_a_template_that_cannot_be_used_is_a_finding_at_its_key(
    make_project: MakeProject, written: str, code: str
) -> None:
    files: dict[str, str | bytes] = {"content/a/broken.potx": b"PK"}
    (outcome,) = built(make_project(files, a=f"---\ntitle: x\ntemplate: {written}\n---\n{TEXT}"))
    assert [(found.code, found.span and found.span.first) for found in outcome.findings] == [(code, 3)]
    assert outcome.outputs == ()


def test_a_fault_of_the_front_matter_points_at_its_key(make_project: MakeProject) -> None:
    root = make_project(a=f"---\ntitle: x\ntheme: none-such\n---\n{TEXT}", b=f"---\noutput: a/b\n---\n{TEXT}")
    spans = [finding.span for outcome in built(root) for finding in outcome.findings]
    assert [(span.path, span.first, span.last) for span in spans if span] == [
        ("content/a/brief.md", 3, 3),
        ("content/b/brief.md", 2, 2),
    ]


def test_faults_of_the_front_matter_do_not_hide_those_of_the_text(make_project: MakeProject) -> None:
    root = make_project(a="---\ntitle: x\ndeck: {prose: nowhere}\n---\n\n## A\n\n{{ nobody }}\n")
    (outcome,) = built(root)
    assert [finding.span.first for finding in outcome.findings if finding.span] == [3, 8]
    assert all(output.size is None for output in outcome.outputs)


def test_front_matter_that_cannot_be_read_is_the_only_finding(make_project: MakeProject) -> None:
    root = make_project(a="---\nparams: {who: [x\n---\n\n## A\n\n{{ who }}\n")
    (outcome,) = built(root)
    assert len(outcome.findings) == 1


def test_an_output_that_cannot_be_written_is_a_finding(make_project: MakeProject) -> None:
    root = make_project({"output": "a file in the way"}, a=TEXT)
    (outcome,) = built(root)
    assert [finding.code for finding in outcome.findings] == ["output-blocked"]
    assert all(output.size is None for output in outcome.outputs)


def test_a_note_raised_to_an_error_keeps_outputs_from_being_written(make_project: MakeProject) -> None:
    """It is found in the deck alone, which another process makes than the memo."""
    text = "# T\n\n## A\n\na\n\n## A\n\nb\n"
    root = make_project({"deckbuilder.toml": '[rules]\ntitle-repeated = "error"\n'}, a=text)
    (outcome,) = built(root)
    assert [(found.code, found.severity) for found in outcome.findings] == [
        ("title-repeated", Severity.ERROR)
    ]
    assert [output.size for output in outcome.outputs] == [None, None]
    assert not list((root / "output").glob("*"))
    (root / "deckbuilder.toml").write_text('[rules]\ntitle-repeated = "off"\n')
    (outcome,) = built(root)
    assert outcome.findings == ()
    assert all(output.size for output in outcome.outputs)


def test_comments_silence_findings_of_both_documents(make_project: MakeProject) -> None:
    comment = "<!-- deckbuilder: ignore {}: meant so -->\n"
    vague, again = comment.format("link-vague"), comment.format("title-repeated")
    text = f"# T\n\n## A\n\na\n\n{again}## A\n\nb\n\n{vague}c\n"
    root = make_project(a=text)
    (outcome,) = built(root)
    assert [(found.code, found.span and found.span.first) for found in outcome.findings] == [
        ("ignore-unused", 12)
    ]
    (outcome,) = built(root, Request(targets=(Target.DECK,)))
    assert outcome.findings == ()
