"""People who vote as a browser does it: the page, the slip, which the browser itself shows once more, the receipt. A tenth press the last
button twice. `unscripted`: browsers without JavaScript, which ask the server for the check."""

import asyncio
import re
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.http.serving import Server

TOKEN = "c" * 32
PATIENCE = 120  # seconds
CODE = re.compile(rb"data-receipt>\s*([0-9A-Z-]{14})\s*<")
CHOICES = 4
WARM = 24


@dataclass
class Done:
    """`receipts`: code → the option chosen."""

    seconds: float
    cpu: float
    receipts: dict[str, int]
    failed: int


@dataclass
class Urn:
    port: int
    number: str
    receipts: dict[str, int] = field(default_factory=dict)
    unscripted: bool = False
    failed: int = 0

    async def vote(self, cookie: str, place: int) -> None:
        choice, key = place % CHOICES + 1, str(uuid.uuid4())
        page, post = f"/ballots/{self.number}/", f"/ballots/{self.number}/vote/"
        slip = {"csrfmiddlewaretoken": TOKEN, "voice": str(place + 1), "choice": str(choice)}
        sent = {"csrfmiddlewaretoken": TOKEN, "voice": str(place + 1), "sent": str(choice), "once": key}
        try:
            ask = Asking(*await asyncio.wait_for(asyncio.open_connection("127.0.0.1", self.port), PATIENCE), self.port, cookie)
            steps = [await ask(page), *([await ask(post, slip)] if self.unscripted else [])]
            codes = [CODE.search((await ask(post, sent))[1]) for _ in range(2 if place % 10 == 0 else 1)]
            ask.writer.close()
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            self.failed += 1
            return
        said = {code.group(1).decode().replace("-", "") for code in codes if code}
        self.failed += any(status != 200 for status, _body in steps) or len(said) != 1 or None in codes
        self.receipts |= dict.fromkeys(said, choice)


@dataclass
class Asking:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    port: int
    cookie: str

    async def __call__(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        head = f"Host: 127.0.0.1:{self.port}\r\nCookie: sessionid={self.cookie}; csrftoken={TOKEN}\r\n"
        if form is None:
            self.writer.write(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
        else:
            body = urlencode(form)
            kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
            self.writer.write(f"POST {path} HTTP/1.1\r\n{head}{kind}\r\n{body}".encode())
        return await asyncio.wait_for(self._answer(), PATIENCE)

    async def _answer(self) -> tuple[int, bytes]:
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next((line.split(":")[1] for line in head.split("\r\n") if line.startswith("content-length:")), "0")
        return int(head.split()[1]), await self.reader.readexactly(int(length))


def vote_all(server: Server, number: str, cookies: list[str], abreast: int, *, unscripted: bool) -> Done:
    for place in range(WARM):  # what is worked out once a process is worked out in each
        server.ask(f"/ballots/{number}/", cookies[place])
        server.connection.close()
    urn, before, began = Urn(server.port, number, unscripted=unscripted), server.cpu(), time.perf_counter()
    asyncio.run(_everybody(urn, cookies, abreast))
    return Done(time.perf_counter() - began, server.cpu() - before, urn.receipts, urn.failed)


async def _everybody(urn: Urn, cookies: list[str], abreast: int) -> None:
    waiting = iter(list(enumerate(cookies)))

    async def one_after_the_other() -> None:
        for place, cookie in waiting:
            await urn.vote(cookie, place)

    await asyncio.gather(*(one_after_the_other() for _ in range(abreast)))
