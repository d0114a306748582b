import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime
from pathlib import PurePath
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.tenant import schema

from . import guards, sealing, sounds
from .documents import recognise
from .images import BadUpload as BadUpload
from .images import picture
from .models import File

MOST_BYTES = 20 * 2**20
K = File.Kind


def keep_image(upload: Any, *, by_account: int | None, at: datetime, guard: str = "", sealed: bool = False) -> File:
    """Keep a photo sent in a form. `guard` names the module that will decide who may see it; `sealed`: it lies encrypted.

    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    _fits(upload)
    made = picture(upload)
    file = _row(K.IMAGE, made.content_type, made.suffix, made.large, by_account=by_account, at=at, guard=guard, sealed=sealed)
    file.width, file.height = made.width, made.height
    file.stored_small = file.stored.removesuffix(made.suffix) + ".small" + made.suffix
    _store(file, file.stored, made.large)
    _store(file, file.stored_small, made.small)
    file.save(force_insert=True)
    return file


def keep_document(upload: Any, *, by_account: int | None, at: datetime, guard: str = "", sealed: bool = False) -> File:
    """Keep a PDF or Office document.

    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    _fits(upload)
    suffix, content_type = recognise(upload)
    data = _all_of(upload)
    file = _row(K.DOCUMENT, content_type, suffix, data, by_account=by_account, at=at, guard=guard, sealed=sealed)
    file.name = PurePath(upload.name or "").stem[:100] + suffix
    _store(file, file.stored, data)
    file.save(force_insert=True)
    return file


def keep_sound(upload: Any, *, by_account: int | None, at: datetime, guard: str = "") -> File:
    """Keep a voice: MP3, M4A or OGG as it was sent.

    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    _fits(upload)
    if upload.size > sounds.MOST_BYTES:
        raise BadUpload(_("这段声音有 {size} MB，最多 8 MB。请录短一点或压缩后再传。").format(size=round(upload.size / 2**20)))
    suffix, content_type = sounds.recognise(upload)
    data = _all_of(upload)
    file = _row(K.SOUND, content_type, suffix, data, by_account=by_account, at=at, guard=guard, sealed=False)
    _store(file, file.stored, data)
    file.save(force_insert=True)
    return file


def purge_orphans(*, before: datetime, most: int = 1000) -> int:
    """Delete files made before an instant that no module uses any more. How many were deleted."""
    old = list(File.objects.filter(made_at__lt=before).order_by("made_at")[:most].values_list("key", "guard"))
    used: set[str] = set()
    for guard in {guard for _key, guard in old}:
        used |= guards.still_used([key for key, of in old if of == guard], guard)
    orphans = list(File.objects.filter(key__in=[key for key, _guard in old if key not in used]))
    with transaction.atomic():
        File.objects.filter(pk__in=[file.pk for file in orphans]).delete()
        transaction.on_commit(lambda: _erase(orphans))
    return len(orphans)


def erase(keys: Collection[str]) -> int:
    """Delete these files for good, whoever uses them; the bytes go when the transaction is committed."""
    files = list(File.objects.filter(key__in=list(keys)))
    File.objects.filter(pk__in=[file.pk for file in files]).delete()
    transaction.on_commit(lambda: _erase(files))
    return len(files)


def _store(file: File, path: str, data: bytes) -> None:
    default_storage.save(path, ContentFile(sealing.close(data, file.seal) if file.seal else data))


def _erase(files: list[File]) -> None:
    for path in (path for file in files for path in (file.stored, file.stored_small) if path):
        default_storage.delete(path)


def _fits(upload: Any) -> None:
    if upload.size > MOST_BYTES:
        raise BadUpload(_("这个文件有 {size} MB，最多 20 MB。请缩小后再传。").format(size=round(upload.size / 2**20)))
    if upload.size == 0:
        raise BadUpload(_("这个文件是空的。请重新选一个。"))


def _all_of(upload: IO[bytes]) -> bytes:
    upload.seek(0)
    return upload.read()


def _row(
    kind: str, content_type: str, suffix: str, data: bytes, *, by_account: int | None, at: datetime, guard: str, sealed: bool
) -> File:  # fmt: skip
    key = secrets.token_urlsafe(18)
    return File(
        key=key, kind=kind, content_type=content_type, size=len(data), sha256=hashlib.sha256(data).hexdigest(), guard=guard,
        by_account=by_account, made_at=at, stored=f"{schema()}/{at:%Y/%m}/{key}{suffix}",
        seal=sealing.new_seal() if sealed else "",
    )  # fmt: skip
