from .audience import AudienceForm as AudienceForm
from .bulletin import BulletinForm as BulletinForm
from .bulletin import NoteForm as NoteForm
from .bulletin import PublishForm as PublishForm
from .reader import LinkForm as LinkForm
from .reader import OnBehalfForm as OnBehalfForm
from .reader import SettingsForm as SettingsForm
from .reader import WordsForm as WordsForm
