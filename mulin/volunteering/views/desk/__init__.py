from . import certificates, duties, index, people, records, teams

__all__ = ["certificates", "duties", "index", "people", "records", "teams"]
