from .plan import PlanForm as PlanForm
from .proposing import BodyForm as BodyForm
from .proposing import IntroForm as IntroForm
from .proposing import ProposeForm as ProposeForm
from .showing import ShowingForm as ShowingForm
