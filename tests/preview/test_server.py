"""The preview as a browser meets it: who is heard, what is served, what is told after a save."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.preview.conftest import Event, Preview

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def documents(heard: list[Event]) -> dict[str, dict[str, Any]]:
    return {str(data["kind"]): data for word, data in heard if word == "document"}


@pytest.fixture
def own(preview: Preview) -> str:
    """The origin of the preview's own page."""
    return f"http://{preview.host}:{preview.port}"


def test_what_is_told_at_first(preview: Preview, root: Path) -> None:
    heard = preview.events().until_ready()
    words = [word for word, _ in heard]
    assert words[:2] == ["project", "status"]
    assert words[-2:] == ["findings", "status"]
    project = heard[0][1]
    assert project["root"] == root.as_posix()
    assert project["brief"] == "content/water/brief.md"
    assert project["editor"] == "vscode://file/{path}:{line}:{column}"
    told = documents(heard)
    assert set(told) == {"deck", "memo"}
    assert len(told["deck"]["pages"]) == 6
    assert {page["digest"] for page in told["deck"]["pages"]} == set(told["deck"]["svgs"])


def test_a_save_is_told_with_no_more_than_what_changed(preview: Preview, brief: Path) -> None:
    stream = preview.events()
    stream.until_ready()
    brief.write_text(brief.read_text("utf-8").replace("By a month", "By a week"), "utf-8")
    heard = stream.until_ready()
    told = documents(heard)
    assert len(told["deck"]["svgs"]) == 1
    assert told["deck"]["changed"] == 3
    assert len(told["memo"]["svgs"]) == 1


def test_a_save_that_changes_nothing_tells_no_document(preview: Preview, brief: Path) -> None:
    stream = preview.events()
    stream.until_ready()
    brief.write_bytes(brief.read_bytes())
    assert documents(stream.until_ready()) == {}


def test_only_the_newest_of_fast_saves_counts(preview: Preview, brief: Path) -> None:
    stream = preview.events()
    stream.until_ready()
    text = brief.read_text("utf-8")
    for number in range(20):
        brief.write_text(text.replace("Rain is late", f"Rain {number}"), "utf-8")
        time.sleep(0.01)
    titles: list[str] = []
    while "Rain 19" not in titles:
        told = documents(stream.until_ready())
        if "deck" in told:
            titles = [page["title"] for page in told["deck"]["pages"]]
    assert "Rain 18" not in titles


def test_findings_are_told_with_their_pages_and_the_pages_stay(preview: Preview, brief: Path) -> None:
    stream = preview.events()
    stream.until_ready()
    ragged = "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"
    brief.write_text(brief.read_text("utf-8").replace("- By a month", ragged), "utf-8")
    heard = stream.until_ready()
    assert not documents(heard)["deck"]["stale"]
    findings = next(data for word, data in heard if word == "findings")
    (fault,) = [finding for finding in findings["findings"] if finding["code"] == "table-ragged"]
    assert fault["pages"] == [["deck", 3], ["memo", 0]]
    assert fault["path"] == brief.as_posix()
    assert findings["counts"]["error"] == 1
    brief.write_bytes(b"\xff\xfe")
    heard = stream.until_ready()
    told = documents(heard)
    assert told["deck"]["stale"]
    assert len(told["deck"]["pages"]) == 6
    assert told["deck"]["svgs"] == {}
    brief.write_text("# Back\n\n## Again\n\n- Yes\n", "utf-8")
    assert not documents(stream.until_ready())["deck"]["stale"]


def test_a_brief_that_goes_is_gone_and_may_come_back(preview: Preview, root: Path, brief: Path) -> None:
    (root / "content" / "other.md").write_text("# Other\n\n## One\n\n- Yes\n", "utf-8")
    stream = preview.events("content/water/brief.md")
    stream.until_ready()
    away = brief.with_name("away.txt")
    brief.rename(away)
    heard = stream.until(lambda event: event[0] == "status" and event[1]["state"] == "gone")
    assert documents(heard) == {}
    away.rename(brief)
    stream.until_ready()


def test_a_new_brief_is_told_of_and_can_be_looked_at(preview: Preview, root: Path) -> None:
    stream = preview.events()
    stream.until_ready()
    (root / "content" / "zinc.md").write_text("# Zinc\n\n## Prices fall\n\n- Yes\n", "utf-8")
    heard = stream.until(lambda event: event[0] == "project")
    assert [brief["name"] for brief in heard[-1][1]["briefs"]] == [
        "content/water/brief.md",
        "content/zinc.md",
    ]
    told = documents(preview.events("content/zinc.md").until_ready())
    assert [page["title"] for page in told["deck"]["pages"]][-1] == "Prices fall"


def test_a_brief_that_nobody_looks_at_may_go_and_come_back(preview: Preview, root: Path) -> None:
    other = root / "content" / "zinc.md"
    other.write_text("# Zinc\n\n## Prices fall\n\n- Yes\n", "utf-8")
    stream = preview.events()
    stream.until(lambda event: event[0] == "project" and len(event[1]["briefs"]) == 2)
    looking = preview.events("content/zinc.md")
    before = documents(looking.until_ready())
    looking.close()
    time.sleep(0.3)
    text = other.read_text("utf-8")
    other.unlink()
    stream.until(lambda event: event[0] == "project" and len(event[1]["briefs"]) == 1)
    other.write_text(text, "utf-8")
    stream.until(lambda event: event[0] == "project" and len(event[1]["briefs"]) == 2)
    after = documents(preview.events("content/zinc.md").until_ready())
    assert after["deck"]["svgs"] == before["deck"]["svgs"]


def test_settings_that_cannot_be_read_are_told(preview: Preview, root: Path) -> None:
    stream = preview.events()
    stream.until_ready()
    settings = root / "deckbuilder.toml"
    settings.write_text("them = 'night'\n", "utf-8")
    heard = stream.until(lambda event: event[0] == "status" and event[1]["state"] == "failed")
    assert "unknown key `them`" in heard[-1][1]["message"]
    assert heard[-1][1]["help"] == "did you mean `theme`?"
    settings.write_text("theme = 'night'\neditor = 'zed'\n", "utf-8")
    heard = stream.until_ready()
    assert next(data["editor"] for word, data in heard if word == "project").startswith("zed://")
    assert documents(heard)["deck"]["svgs"]


def test_two_pages_are_told_alike(preview: Preview, brief: Path) -> None:
    streams = [preview.events(), preview.events()]
    first = [documents(stream.until_ready()) for stream in streams]
    assert first[0] == first[1]
    brief.write_text(brief.read_text("utf-8").replace("By a month", "By a week"), "utf-8")
    second = [documents(stream.until_ready()) for stream in streams]
    assert second[0] == second[1]


def test_what_drawings_refer_to_is_served_and_nothing_else(root: Path, brief: Path) -> None:
    brief.with_name("dot.svg").write_text(DOT, "utf-8")
    brief.write_text(brief.read_text("utf-8").replace("- By a month", "![Dot](dot.svg)"), "utf-8")
    with closing(Preview("--root", root)) as preview:
        deck = documents(preview.events().until_ready())["deck"]
        (image,) = {part.split('"')[0] for svg in deck["svgs"].values() for part in svg.split('href="')[1:]}
        answer = preview.ask(image)
        assert answer.status == 200
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "sandbox" in answer.headers["content-security-policy"]
        font = deck["fonts"].split("url(")[1].split(")")[0]
        answer = preview.ask(font)
        assert answer.status == 200
        assert answer.headers["content-type"].startswith("font/")
        for path in (
            "images/dot.svg",
            "images/../content/water/brief.md",
            "images/..%2f..%2fcontent%2fwater%2fbrief.md",
            "static/../server.py",
            "static/..%2fserver.py",
            "static/%2e%2e/server.py",
            "static//etc/passwd",
            "fonts/x/../../content/water/brief.md",
            "content/water/brief.md",
        ):
            assert preview.ask(path).status == 404, path


def test_what_drawings_refer_to_is_served_however_many_briefs_were_looked_at(root: Path, brief: Path) -> None:
    brief.with_name("dot.svg").write_text(DOT, "utf-8")
    brief.write_text(brief.read_text("utf-8").replace("- By a month", "![Dot](dot.svg)"), "utf-8")
    for number in range(6):
        (root / "content" / f"zinc{number}.md").write_text("# Zinc\n\n## Prices fall\n\n- Yes\n", "utf-8")
    with closing(Preview("--root", root)) as preview:
        deck = documents(preview.events("content/water/brief.md").until_ready())["deck"]
        for number in range(6):
            preview.events(f"content/zinc{number}.md").until_ready()
        (image,) = {part.split('"')[0] for svg in deck["svgs"].values() for part in svg.split('href="')[1:]}
        assert preview.ask(deck["fonts"].split("url(")[1].split(")")[0]).status == 200
        assert preview.ask(image).status == 200


def test_a_project_keeps_its_address_from_start_to_start(root: Path, tmp_path: Path) -> None:
    def base(of: Path) -> str:
        with closing(Preview("--root", of)) as preview:
            return preview.base

    other = tmp_path / "other"
    (other / "content").mkdir(parents=True)
    (other / "content" / "zinc.md").write_text("# Zinc\n\n## Prices fall\n\n- Yes\n", "utf-8")
    assert base(root) == base(root)
    assert base(other) != base(root)


def test_who_is_not_heard(preview: Preview, own: str) -> None:
    assert preview.ask("/").status == 404
    assert preview.ask("/events").status == 404
    assert preview.ask(f"{preview.base[:-2]}/events").status == 404
    assert preview.ask("events", Host="evil.example").status == 400
    assert preview.ask("events", Host=f"evil.example:{preview.port}").status == 400
    assert preview.ask("events", Host="127.0.0.1").status == 400
    assert preview.ask("static/x", Origin="http://evil.example").status == 403
    assert preview.ask("static/x", Origin="null").status == 403
    body = json.dumps({"brief": "content/water/brief.md"})
    assert preview.ask("build", "POST", body, Origin="http://evil.example").status == 403
    assert preview.ask("build", "POST", body).status == 403
    assert preview.ask("build", "GET").status == 405
    assert preview.ask("build", "DELETE").status == 405
    assert preview.ask("build", "POST", "{", Origin=own).status == 400
    assert preview.ask("build", "POST", '{"brief": "../x"}', Origin=own).status == 404
    assert preview.ask("build", "POST", "x" * 20_000, Origin=own).status == 413


@pytest.mark.parametrize("target", ["*", "?x", "x", "http://evil.example/"])
def test_targets_that_are_no_paths(preview: Preview, target: str) -> None:
    head = f"GET {target} HTTP/1.1\r\nHost: {preview.host}:{preview.port}\r\nConnection: close\r\n\r\n"
    answer = exchanged(preview, head.encode())
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"content-security-policy" in answer


def test_a_long_request_that_does_not_say_how_long_it_is(preview: Preview, own: str) -> None:
    head = (
        f"POST {preview.base}build HTTP/1.1\r\nHost: {preview.host}:{preview.port}\r\nOrigin: {own}\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    answer = exchanged(preview, head.encode() + b"4e20\r\n" + b"x" * 20_000 + b"\r\n")  # and goes on
    assert answer.startswith(b"HTTP/1.1 413 ")


def exchanged(preview: Preview, request: bytes) -> bytes:
    """What is answered first to bytes."""
    with socket.create_connection((preview.host, preview.port), timeout=10) as connection:
        connection.sendall(request)
        return connection.recv(10_000)


def test_the_page_and_its_files(preview: Preview) -> None:
    for path, media in (
        ("", "text/html"),
        ("presenter", "text/html"),
        ("static/icon.svg", "image/svg+xml"),
        ("static/base.css", "text/css"),
        ("explain/table-ragged", "text/plain"),
    ):
        answer = preview.ask(path)
        assert answer.status == 200, path
        assert answer.headers["content-type"].startswith(media)
        assert answer.headers["cache-control"] == "no-cache"
    assert preview.ask("explain/no-such-rule").status == 404
    assert preview.ask("explain/--list").status == 404


def test_every_answer_tells_the_browser_what_to_refuse(preview: Preview) -> None:
    for path in ("static/nothing", "/elsewhere"):
        headers = preview.ask(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "script-src 'self';" in headers["content-security-policy"]
        assert headers["access-control-allow-origin"] is None


def test_the_button_builds(preview: Preview, root: Path, own: str, brief: Path) -> None:
    body = json.dumps({"brief": "content/water/brief.md"})
    answer = json.loads(preview.ask("build", "POST", body, Origin=own).body)
    assert answer["written"]
    assert sorted(Path(output["path"]).name for output in answer["outputs"]) == [
        "water-deck.pptx",
        "water-memo.pdf",
    ]
    assert (root / "output" / "water-deck.pptx").is_file()
    brief.write_text("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "utf-8")
    answer = json.loads(preview.ask("build", "POST", body, Origin=own).body)
    assert not answer["written"]
    assert answer["outputs"] == []
    assert "nothing was written" in answer["message"]


def test_ctrl_c_ends_it_at_once_and_quietly(preview: Preview) -> None:
    stream = preview.events()
    stream.until_ready()
    started = time.perf_counter()
    assert preview.end() == (0, "")
    assert time.perf_counter() - started < 2
    with pytest.raises(EOFError):
        stream.next()


def test_ctrl_c_ends_it_while_it_works(root: Path, brief: Path) -> None:
    brief.write_text("# A\n" + "\n## B\n\n- c\n- d\n" * 800, "utf-8")
    with closing(Preview("--root", root)) as preview:
        preview.events()
        time.sleep(0.3)
        assert preview.end() == (0, "")


def test_a_worker_that_dies_is_told_and_begun_again(preview: Preview, brief: Path) -> None:
    stream = preview.events()
    stream.until_ready()
    tree = Path(f"/proc/{preview.process.pid}/task/{preview.process.pid}/children")
    if not tree.is_file():
        pytest.skip("no way to see what a process has begun")
    for child in tree.read_text().split():
        os.kill(int(child), 9)
    brief.write_text(brief.read_text("utf-8").replace("By a month", "By a week"), "utf-8")
    heard = stream.until(lambda event: event[0] == "status" and event[1]["state"] != "building")
    if heard[-1][1]["state"] == "failed":
        assert "was ended by signal 9" in heard[-1][1]["message"]
        brief.write_text(brief.read_text("utf-8").replace("By a week", "By a day"), "utf-8")
        heard = stream.until_ready()
    assert len(documents(heard)["deck"]["svgs"]) == 1


def test_a_port_that_is_taken_is_said(preview: Preview, root: Path) -> None:
    command = [sys.executable, "-m", "deckbuilder", "serve", "--root", str(root), "--port", str(preview.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert done.returncode == 2
    assert f"port {preview.port} is in use" in done.stderr
    assert "Traceback" not in done.stderr
