from .after import Complaint, Term
from .candidate import Candidate, Second
from .election import Election, Member
from .showing import Showing
from .voting import Entry, Proxy, Round, Visit

__all__ = ["Candidate", "Complaint", "Election", "Entry", "Member", "Proxy", "Round", "Second", "Showing", "Term", "Visit"]
