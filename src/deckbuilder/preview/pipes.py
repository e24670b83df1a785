"""Values through pipes: pickled, as both ends are this program."""

from __future__ import annotations

import pickle
from typing import IO, cast

from deckbuilder.preview.views import Answer, Task

_LENGTH = 8  # bytes


def send(value: Task | Answer, stream: IO[bytes]) -> None:
    """Write a value to a pipe."""
    data = pickle.dumps(value, protocol=5)
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Task | Answer:
    """Read a value from a pipe.

    Raises:
        EOFError: whoever wrote to it has gone.
    """
    head = stream.read(_LENGTH)
    data = stream.read(int.from_bytes(head, "big"))
    if len(head) < _LENGTH or not data:
        raise EOFError
    return cast("Task | Answer", pickle.loads(data))
