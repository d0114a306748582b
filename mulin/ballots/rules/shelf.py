"""The rule sets that ship with Mulin: one TOML file a version in `mulin/ballots/rule_sets`."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from .rule_set import BadRuleSet, RuleSet

FOLDER = Path(__file__).parent.parent / "rule_sets"


@cache
def all_sets(folder: Path = FOLDER) -> tuple[RuleSet, ...]:
    """
    Raises:
        BadRuleSet: which file, and what is wrong in it.
    """
    read = tuple(_read(path) for path in sorted(folder.glob("*.toml")))
    for one, other in ((one, other) for place, one in enumerate(read) for other in read[:place] if one.key == other.key):
        first, second = sorted((one, other), key=lambda each: each.in_force)
        if one.version == other.version or first.until is None or second.in_force < first.until:
            raise BadRuleSet(_("%(key)s 有两个版本同时有效，或版本号相同。") % {"key": one.key})
    return read


def in_force(day: date) -> tuple[RuleSet, ...]:
    """Those that a ballot opening on `day` may use; one version of each key."""
    return tuple(one for one in all_sets() if one.holds_on(day))


def find(key: str, day: date) -> RuleSet:
    """
    Raises:
        BadRuleSet: there is none of that name, or none of its versions is in force on `day`.
    """
    versions = [one for one in all_sets() if one.key == key]
    if not versions:
        raise BadRuleSet(_("没有名为 %(key)s 的规则。") % {"key": key})
    held = [one for one in versions if one.holds_on(day)]
    if not held:
        raise BadRuleSet(
            _("“%(name)s”在 %(day)s 没有生效的版本，请换一套规则。") % {"name": versions[-1].said_name, "day": day.isoformat()}
        )
    return held[0]


def _read(path: Path) -> RuleSet:
    try:
        return RuleSet.of_json(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, BadRuleSet, TypeError) as error:
        raise BadRuleSet(f"{path.name}: {error}") from error
