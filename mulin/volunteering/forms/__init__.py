from .bank import AskHelpForm, BankRulesForm, DonateForm, EntitleForm
from .desk import ClaimForForm, DutyForm, InsuranceForm, NoteForm, PatternForm, ShiftForm, TeamForm
from .resident import AskCertificateForm, ExpertForm, OfferForm, ProfileForm, WordsForm

__all__ = [
    "AskCertificateForm",
    "AskHelpForm",
    "BankRulesForm",
    "ClaimForForm",
    "DonateForm",
    "DutyForm",
    "EntitleForm",
    "ExpertForm",
    "InsuranceForm",
    "NoteForm",
    "OfferForm",
    "PatternForm",
    "ProfileForm",
    "ShiftForm",
    "TeamForm",
    "WordsForm",
]  # fmt: skip
