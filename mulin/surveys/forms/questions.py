"""All questions on one page; options one a line, Chinese and English on both sides of a bar."""

from dataclasses import dataclass

from django.http import QueryDict

from mulin.surveys.actions import Ask
from mulin.surveys.models import Question

SPARE, MOST = 2, 40


@dataclass(frozen=True)
class Row:
    index: int
    kind: str
    words: str
    words_en: str
    options: str
    in_index: bool


def question_rows(questions: list[Question]) -> list[Row]:
    rows = [
        Row(
            i,
            one.kind,
            one.words,
            one.words_en,
            "\n".join(" | ".join(part for part in pair if part) for pair in one.options),
            one.in_index,
        )
        for i, one in enumerate(questions)
    ]
    return rows + [Row(len(rows) + i, "scale5", "", "", "", False) for i in range(SPARE)]


def typed(posted: QueryDict) -> list[Row]:
    rows = []
    for i in range(MOST):
        if f"words-{i}" not in posted:
            break
        kind = posted.get(f"kind-{i}", "")
        rows.append(
            Row(
                i, kind if kind in Question.Kind.values else "scale5", posted.get(f"words-{i}", "")[:200], posted.get(f"words_en-{i}", "")[:400],
                posted.get(f"options-{i}", "")[:2000], f"index-{i}" in posted,
            )
        )  # fmt: skip
    return rows


def asks(rows: list[Row]) -> list[Ask]:
    return [Ask(row.kind, row.words, row.words_en, _options(row.options), row.in_index) for row in rows]


def _options(text: str) -> list[tuple[str, str]]:
    pairs = [line.replace("｜", "|").partition("|") for line in text.splitlines() if line.strip()]
    return [(chinese.strip()[:80], english.strip()[:120]) for chinese, _bar, english in pairs][:30]
