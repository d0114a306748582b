from . import bank, certificates, duties, index, people, records, teams

__all__ = ["bank", "certificates", "duties", "index", "people", "records", "teams"]
