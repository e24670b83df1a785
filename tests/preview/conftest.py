"""A project to look at, and a preview of it that runs."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from email.message import Message
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import pytest

BRIEF = """---
title: Water
---

# Supply

## Three dams decide

- Two are full
- One is not

## Rain is late

- By a month

# Demand

## Farms take most of it

- Four fifths
"""

Event = tuple[str, dict[str, Any]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a brief, `content/water/brief.md`."""
    folder = tmp_path.resolve() / "content" / "water"
    folder.mkdir(parents=True)
    (folder / "brief.md").write_text(BRIEF, "utf-8")
    return tmp_path.resolve()


@pytest.fixture
def brief(root: Path) -> Path:
    return root / "content" / "water" / "brief.md"


class Stream:
    """The events of one open page."""

    def __init__(self, response: http.client.HTTPResponse, close: Callable[[], None]) -> None:
        assert response.status == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        self._response = response
        self._close = close

    def next(self) -> Event:
        """The next event.

        Raises:
            EOFError: the server has ended the stream.
        """
        word = ""
        while line := self._response.readline():
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                word = value
            elif name == "data":
                return word, json.loads(value)
        raise EOFError

    def until(self, wanted: Callable[[Event], bool]) -> list[Event]:
        """All events up to the first that is wanted."""
        heard = [self.next()]
        while not wanted(heard[-1]):
            heard.append(self.next())
        return heard

    def close(self) -> None:
        """Close the page."""
        self._close()
        self._response.close()

    def until_ready(self) -> list[Event]:
        return self.until(lambda event: event[0] == "status" and event[1]["state"] == "ready")


class Preview:
    """A running `deckbuilder serve`."""

    def __init__(self, *arguments: str | Path) -> None:
        command = [sys.executable, "-m", "deckbuilder", "serve", "--port", "0", *map(str, arguments)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        parts = urlsplit(self.address)
        assert parts.hostname == "127.0.0.1"
        assert parts.port
        self.host, self.port, self.base = parts.hostname, parts.port, parts.path
        self._open = ExitStack()

    def events(self, brief: str = "") -> Stream:
        connection = self._connected()
        return Stream(self._asked(connection, f"{self.base}events?brief={quote(brief)}"), connection.close)

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """The answer to a request, below the preview's own address unless the path begins with a slash."""
        where = path if path.startswith("/") else self.base + path
        response = self._asked(self._connected(), where, method, body, headers)
        endless = response.headers["content-type"].startswith("text/event-stream")
        return Answer(response.status, response.headers, b"" if endless else response.read())

    def _connected(self) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        self._open.callback(connection.close)
        return connection

    def _asked(
        self,
        connection: http.client.HTTPConnection,
        path: str,
        method: str = "GET",
        body: str | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> http.client.HTTPResponse:
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": f"{self.host}:{self.port}", **headers}.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body.encode() if body is not None else None)
        response = connection.getresponse()
        self._open.callback(response.close)
        return response

    def end(self) -> tuple[int, str]:
        """Stop it as Ctrl-C does: exit code, and what it said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said

    def close(self) -> None:
        """Stop it, and let go of it."""
        with self._open:
            if self.process.returncode is None:
                self.end()


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    with closing(Preview("--root", root)) as running:
        yield running
