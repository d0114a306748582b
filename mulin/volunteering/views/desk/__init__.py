from . import bank, certificates, duties, guardians, index, inviting, people, records, teams

__all__ = ["bank", "certificates", "duties", "guardians", "index", "inviting", "people", "records", "teams"]
