"""Awards of a community's funds as 360Giving data."""

import json
from datetime import datetime
from pathlib import Path

from mulin.funds import queries
from mulin.funds.models import Spending
from mulin.places.models import Place

FORMATS = ["360giving"]


def write(community: Place, file: Path, *, at: datetime) -> int:
    """How many awards."""
    made = queries.awards(Spending.objects.filter(fund__community=community), at=at.isoformat(timespec="seconds"))
    file.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(made["grants"])
