from .bank import AskHelpForm, BankRulesForm, DonateForm, EntitleForm
from .desk import ClaimForForm, DutyForm, InsuranceForm, NoteForm, PatternForm, ShiftForm, TeamForm
from .resident import AskCertificateForm, ExpertForm, OfferForm, ProfileForm, WordsForm
from .searching import CertificateSearch, HelpSearch, RecordSearch, ShiftSearch, VolunteerSearch

__all__ = [
    "AskCertificateForm",
    "AskHelpForm",
    "BankRulesForm",
    "CertificateSearch",
    "ClaimForForm",
    "DonateForm",
    "DutyForm",
    "EntitleForm",
    "ExpertForm",
    "HelpSearch",
    "InsuranceForm",
    "NoteForm",
    "OfferForm",
    "PatternForm",
    "ProfileForm",
    "RecordSearch",
    "ShiftForm",
    "ShiftSearch",
    "TeamForm",
    "VolunteerSearch",
    "WordsForm",
]  # fmt: skip
