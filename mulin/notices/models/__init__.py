from .audience import Audience
from .bulletin import Bulletin
from .delivery import Bucket, Delivery
from .notice import Notice, Urgency
from .reader import Consent, Interest, OptOut, Preference, PushSubscription, WeChatGrant, WeChatReader
from .thread import Line, Thread, WorkLink

__all__ = [
    "Audience",
    "Bucket",
    "Bulletin",
    "Consent",
    "Delivery",
    "Interest",
    "Line",
    "Notice",
    "OptOut",
    "Preference",
    "PushSubscription",
    "Thread",
    "Urgency",
    "WeChatGrant",
    "WeChatReader",
    "WorkLink",
]
