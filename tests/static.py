"""WhiteNoise lists the static files once a process, not once for each test client: they do not change meanwhile."""

from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware

_list_files = WhiteNoiseMiddleware.add_files_from_finders
_files: dict[str, Any] = {}


def _listed(self: Any) -> None:
    if not _files:
        _list_files(self)
        _files.update(self.files)
    self.files.update(_files)


def list_static_files_once() -> None:
    WhiteNoiseMiddleware.add_files_from_finders = _listed
