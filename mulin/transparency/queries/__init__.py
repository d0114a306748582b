from .auditing import SOURCES as SOURCES
from .auditing import against_sources as against_sources
from .auditing import audit as audit
from .leaves import Proven as Proven
from .leaves import proof_of as proof_of
from .receipts import receipt as receipt
from .receipts import token_of as token_of
