from . import disclosures, evidence, founding, gifts, index, spending, store

__all__ = ["disclosures", "evidence", "founding", "gifts", "index", "spending", "store"]
