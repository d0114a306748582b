from . import disclosures, earmarks, evidence, founding, gifts, index, spending, store

__all__ = ["disclosures", "earmarks", "evidence", "founding", "gifts", "index", "spending", "store"]
