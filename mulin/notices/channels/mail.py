"""E-mail by SMTP. The Message-ID is made of the delivery's key, so a mailbox can tell a repeated try."""

import smtplib
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from . import Answer, Message, Refused, Sent

RATE = 10.0
SECONDS = 8


def missing() -> list[str]:
    return [name for name in ("SMTP", "MAIL_FROM") if not settings.NOTICES[name]]


def send(message: Message) -> Answer:
    sender = settings.NOTICES["MAIL_FROM"]
    key = f"<{message.key}@{sender.rpartition('@')[2].rstrip('>')}>"
    body = f"{message.text}\n\n{message.url}\n" if message.url else f"{message.text}\n"
    mail = EmailMessage(message.title.replace("\n", " "), body, sender, [message.address], headers={"Message-ID": key})
    try:
        with _connection() as connection:
            connection.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return Refused(f"{code} {_said(words)}", final=code >= 500)
    except smtplib.SMTPResponseException as error:
        # A password that is not taken is for the operator to mend; the mail stays owed meanwhile.
        final = error.smtp_code >= 500 and not isinstance(error, smtplib.SMTPAuthenticationError)
        return Refused(f"{error.smtp_code} {_said(error.smtp_error)}", final=final)
    except (OSError, smtplib.SMTPException) as error:
        return Refused(f"no answer: {error}")
    return Sent(key)


def _connection() -> BaseEmailBackend:
    url = urlsplit(settings.NOTICES["SMTP"])  # smtp://, smtp+tls:// (STARTTLS) or smtps://
    return get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=url.hostname, port=url.port or (465 if url.scheme == "smtps" else 25),
        username=unquote(url.username or ""), password=unquote(url.password or ""),
        use_ssl=url.scheme == "smtps", use_tls=url.scheme == "smtp+tls", timeout=SECONDS,
    )  # fmt: skip


def _said(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
