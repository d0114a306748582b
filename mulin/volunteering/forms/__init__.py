from .desk import ClaimForForm, DutyForm, InsuranceForm, NoteForm, PatternForm, ShiftForm, TeamForm
from .resident import AskCertificateForm, ExpertForm, OfferForm, ProfileForm, WordsForm

__all__ = [
    "AskCertificateForm", "ClaimForForm", "DutyForm", "ExpertForm", "InsuranceForm", "NoteForm", "OfferForm", "PatternForm",
    "ProfileForm", "ShiftForm", "TeamForm", "WordsForm",
]  # fmt: skip
