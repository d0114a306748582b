"""Stand-ins for the providers: small servers on this machine that check what they get as the documents say and answer in kind."""

import base64
import hashlib
import hmac
import json
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

Answer = tuple[int, dict[str, str], Any]


@dataclass
class Asked:
    """One request as it came."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body or b"{}")


@dataclass
class StandIn:
    url: str = ""
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def serving(answer: Callable[[Asked], Answer]) -> Iterator[StandIn]:
    """A provider on a free port, that keeps what it was asked."""
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            one = Asked(parts.path, {k: v[0] for k, v in parse_qs(parts.query, keep_blank_values=True).items()}, headers, body)
            stand_in.asked.append(one)
            status, more, said = answer(one)
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            out = json.dumps(said, ensure_ascii=False).encode() if said is not None else b""
            self.send_header("Content-Length", str(len(out)))
            self.end_headers()
            self.wfile.write(out)

        do_GET = do_POST = _any

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    stand_in.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()


def aliyun(secret: str, code: Callable[[str], str] = lambda number: "OK") -> Callable[[Asked], Answer]:
    """Dysmsapi's SendSms: the signature is worked out from the request itself, step by step as its page says."""

    def answer(asked: Asked) -> Answer:
        scheme, _, rest = asked.headers["authorization"].partition(" ")
        parts = dict(one.strip().split("=", 1) for one in rest.split(","))
        names = parts["SignedHeaders"].split(";")
        query = "&".join(f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in sorted(asked.query.items()))
        lines = "".join(f"{name}:{asked.headers[name]}\n" for name in names)
        digest = hashlib.sha256(asked.body).hexdigest()
        request = f"POST\n/\n{query}\n{lines}\n{';'.join(names)}\n{digest}"
        to_sign = f"{scheme}\n{hashlib.sha256(request.encode()).hexdigest()}"
        good = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest() == parts["Signature"]
        must = {"host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"}
        if scheme != "ACS3-HMAC-SHA256" or not good or not must <= set(names):
            return 400, {}, {"Code": "SignatureDoesNotMatch", "Message": "Specified signature is not matched", "RequestId": "r"}
        said = code(asked.query["PhoneNumbers"])
        receipt = {"BizId": f"biz-{asked.query['OutId']}"} if said == "OK" else {}
        return 200, {}, {"Code": said, "Message": said, "RequestId": "r"} | receipt

    return answer


class WeChat:
    """Tokens that end when told to, and the answers of the three interfaces that send. `allowed`: (openid, template) → how many."""

    def __init__(self, codes: dict[str, int] | None = None, allowed: dict[tuple[str, str], int] | None = None) -> None:
        self.codes, self.number, self.good, self.sent = codes or {}, 0, "", {}
        self.allowed = allowed or {}

    def end_token(self) -> None:
        self.good = "nobody has it"

    def __call__(self, asked: Asked) -> Answer:
        if asked.path == "/cgi-bin/stable_token":
            body = asked.json()
            if (body["appid"], body["secret"], body["grant_type"]) != ("wx1", "secret", "client_credential"):
                return 200, {}, {"errcode": 40125, "errmsg": "invalid appsecret"}
            self.number += 1
            self.good = f"token-{self.number}"
            return 200, {}, {"access_token": self.good, "expires_in": 7200}
        if asked.path == "/sns/oauth2/access_token":
            good = asked.query["code"] == "good" and asked.query["grant_type"] == "authorization_code"
            return 200, {}, {"openid": "o-wang"} if good else {"errcode": 40029, "errmsg": "invalid code"}
        if asked.query.get("access_token") != self.good:
            return 200, {}, {"errcode": 42001, "errmsg": "access_token expired"}
        body = asked.json()
        code = self.codes.get(body["touser"], 0)
        if code:
            return 200, {}, {"errcode": code, "errmsg": "refused"}
        if asked.path in {"/cgi-bin/message/subscribe/bizsend", "/cgi-bin/message/template/subscribe"}:
            return self._of_those_allowed(asked.path.endswith("bizsend"), body)
        # one openid and client_msg_id make one message, however often it is asked for
        key = (body["touser"], body["client_msg_id"])
        self.sent.setdefault(key, len(self.sent) + 1)
        return 200, {}, {"errcode": 0, "errmsg": "ok", "msgid": self.sent[key]}

    def _of_those_allowed(self, is_notice: bool, body: dict[str, Any]) -> Answer:
        must = {"page", "data"} if is_notice else {"url", "scene", "title", "data"}
        if not must <= set(body) or any(
            "\n" in one["value"] or len(one["value"]) > 20 for one in body["data"].values() if is_notice
        ):
            return 200, {}, {"errcode": 47003, "errmsg": "argument invalid!"}
        if not is_notice and (len(body["title"]) > 15 or len(body["data"]["content"]["value"]) > 200):
            return 200, {}, {"errcode": 47003, "errmsg": "argument invalid!"}
        left = self.allowed.get((body["touser"], body["template_id"]), 0)
        if left == 0:
            return 200, {}, {"errcode": 43101, "errmsg": "user refuse to accept the msg"}
        self.allowed[body["touser"], body["template_id"]] = left - 1
        return 200, {}, {"errcode": 0, "errmsg": "ok"}


def dingtalk(token: str, secret: str, code: int = 0) -> Callable[[Asked], Answer]:
    def answer(asked: Asked) -> Answer:
        at = asked.query["timestamp"]
        made = hmac.new(secret.encode(), f"{at}\n{secret}".encode(), hashlib.sha256).digest()
        if asked.query["access_token"] != token:
            return 200, {}, {"errcode": 300001, "errmsg": "token is not exist"}
        if base64.b64encode(made).decode() != asked.query["sign"] or abs(time.time() * 1000 - int(at)) > 3600_000:
            return 200, {}, {"errcode": 310000, "errmsg": "sign not match"}
        return 200, {}, {"errcode": code, "errmsg": "ok" if not code else "send too fast"}

    return answer


def wecom(key: str, code: int = 0) -> Callable[[Asked], Answer]:
    def answer(asked: Asked) -> Answer:
        if asked.query["key"] != key:
            return 200, {}, {"errcode": 93000, "errmsg": "invalid webhook url"}
        if asked.json()["msgtype"] != "markdown" or not asked.json()["markdown"]["content"]:
            return 200, {}, {"errcode": 40008, "errmsg": "invalid message type"}
        return 200, {}, {"errcode": code, "errmsg": "ok" if not code else "api freq out of limit"}

    return answer


@contextmanager
def mailing(refuse: dict[str, str] | None = None) -> Iterator[tuple[int, list[str]]]:
    """An SMTP server on a free port: (port, mails). `refuse`: address → the answer to RCPT."""
    mails: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 stand-in")
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if verb == "RCPT":
                    address = line.partition("<")[2].partition(">")[0]
                    self._say((refuse or {}).get(address, "250 good"))
                elif verb == "DATA":
                    self._say("354 go on")
                    text = b""
                    while not text.endswith(b"\r\n.\r\n"):
                        text += self.rfile.readline()
                    mails.append(text.decode())
                    self._say("250 kept")
                elif verb == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 stand-in" if verb in {"EHLO", "HELO", "MAIL", "RSET", "NOOP"} else "502 unknown")

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address, daemon_threads = True, True

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.server_address[1], mails
    finally:
        server.shutdown()
        server.server_close()


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(unquote(text) + "=" * (-len(text) % 4))
