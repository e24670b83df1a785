"""Who is heard: only pages of our own, in a browser of this machine. The rest of the server may rely on it.

Another page in the same browser can send requests here. It does not know the token, which is part of every
address; it cannot pass off its own name for ours (DNS rebinding), as the Host is compared; and it can change
nothing, as its Origin tells. What we send may not be framed, nor load anything from elsewhere.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",  # of drawings
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
#: For pictures opened by themselves: an SVG file is a document of its own.
_PICTURES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Guard:
    """An ASGI application that hands on to another what may be heard."""

    def __init__(self, app: ASGIApp, token: str, hosts: frozenset[str]) -> None:
        self._app = app
        self._token = token
        self._hosts = hosts
        """Values of Host that are ours, with the port."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks WebSocket
            return
        refused = self._refused(scope)
        if refused is not None:
            from starlette.responses import PlainTextResponse

            status, word = refused
            await PlainTextResponse(word, status)(scope, receive, _with_headers(send, _POLICY))
            return
        policy = _PICTURES if scope["path"].startswith(f"/{self._token}/images/") else _POLICY
        await self._app(scope, receive, _with_headers(send, policy))

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """The status and words for what is not heard."""
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in headers if name == "host"]
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 400, "unknown host"
        origins = [value for name, value in headers if name == "origin"]
        if any(origin.lower() != f"http://{hosts[0].lower()}" for origin in origins):
            return 403, "foreign origin"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "method not allowed"
        if scope["method"] == "POST" and not origins:
            return 403, "no origin"
        given = scope["path"].removeprefix("/").partition("/")[0]
        if not secrets.compare_digest(given.encode(), self._token.encode()):
            return 404, "not found"
        return None


def _with_headers(send: Send, policy: str) -> Send:
    """Adds to each answer what browsers are to keep to."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), *_HEADERS]
            headers.append((b"content-security-policy", policy.encode()))
            if not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"no-cache"))
            message = {**message, "headers": headers}
        await send(message)

    return sending
