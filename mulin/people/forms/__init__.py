from .signing_in import CodeForm as CodeForm
from .signing_in import PhoneForm as PhoneForm
from .signing_in import RoomForm as RoomForm
from .signing_in import SecondForm as SecondForm
from .me import ChoicesForm as ChoicesForm
from .me import CorrectionForm as CorrectionForm
