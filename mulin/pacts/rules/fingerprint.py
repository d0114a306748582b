import hashlib
import json
from collections.abc import Iterable


def fingerprint(title: str, words: str, clauses: Iterable[tuple[int, str]]) -> str:
    """sha256 of the text as JSON without blanks: {"clauses":[[1,"…"]],"title":"…","words":"…"}, so that anybody can make it again."""
    text = {"title": title, "words": words, "clauses": [list(one) for one in clauses]}
    return hashlib.sha256(json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
