"""Many who press at once: one connection each, all requests written before the first answer is waited for."""

import asyncio
import time
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bench.http.serving import Server

TOKEN = "c" * 32
PATIENCE = 300  # seconds
WARM = 24


@dataclass(frozen=True)
class Done:
    """`seconds` until the last answer, `cpu` of web server and database, `failed` answers that were none."""

    seconds: float
    cpu: float
    failed: int


@dataclass
class Crowd:
    server: Server
    cookies: list[str]

    def warm(self, round_: dict[str, Any]) -> None:
        """What is worked out once a process is worked out in each: a new connection may reach another one."""
        for _ in range(WARM):
            for path, form in (
                (f"/activities/{round_['activity']}/", None),
                (f"/activities/sessions/{round_['session']}/sign-up/", self._form()),
            ):
                self.server.ask(path, self.cookies[0], form)
                self.server.connection.close()

    def press(self, round_: dict[str, Any], *, opens: bool = False) -> Done:
        page = f"/activities/{round_['activity']}/" if opens else ""
        post = f"/activities/sessions/{round_['session']}/sign-up/"
        return self._all([_requests(self.server.port, cookie, page, post, self._form()) for cookie in self.cookies])

    def warm_bare(self, round_: dict[str, Any]) -> None:
        for person in round_["people"][:WARM]:
            self.server.ask("/press", "", self._bare(person, round_))
            self.server.connection.close()

    def press_bare(self, round_: dict[str, Any]) -> Done:
        forms = [self._bare(person, round_) for person in round_["people"]]
        return self._all([_requests(self.server.port, "", "", "/press", form) for form in forms])

    def _bare(self, person: int, round_: dict[str, Any]) -> str:
        return urlencode({"person": person, "session": round_["session"], "once": uuid.uuid4()})

    def _form(self) -> str:
        return urlencode({"csrfmiddlewaretoken": TOKEN, "once": str(uuid.uuid4())})

    def _all(self, wanted: list[list[bytes]]) -> Done:
        before, began = self.server.cpu(), time.perf_counter()
        failed = asyncio.run(_everybody(self.server.port, wanted))
        return Done(time.perf_counter() - began, self.server.cpu() - before, failed)


def _requests(port: int, cookie: str, page: str, post: str, form: str) -> list[bytes]:
    head = f"Host: 127.0.0.1:{port}\r\nCookie: sessionid={cookie}; csrftoken={TOKEN}\r\n"
    sent = [f"GET {page} HTTP/1.1\r\n{head}\r\n".encode()] if page else []
    kind = "Content-Type: application/x-www-form-urlencoded\r\n"
    return [*sent, f"POST {post} HTTP/1.1\r\n{head}{kind}Content-Length: {len(form)}\r\n\r\n{form}".encode()]


async def _everybody(port: int, wanted: list[list[bytes]]) -> int:
    return sum(await asyncio.gather(*(_one(port, requests) for requests in wanted)))


async def _one(port: int, requests: list[bytes]) -> int:
    """How many of these were not answered as they should be."""
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), PATIENCE)
        failed = 0
        for number, request in enumerate(requests):
            writer.write(request)
            status = await asyncio.wait_for(_answer(reader), PATIENCE)
            failed += status not in ((302, 200) if number == len(requests) - 1 else (200,))
        writer.close()
    except (TimeoutError, OSError, asyncio.IncompleteReadError):
        return 1
    return failed


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next((line.split(":")[1] for line in head.split("\r\n") if line.startswith("content-length:")), "")
    if length:
        await reader.readexactly(int(length))
    elif "transfer-encoding: chunked" in head:
        while size := int((await reader.readline()).strip() or b"0", 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(head.split()[1])
