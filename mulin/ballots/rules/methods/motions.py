"""Yes or no: adopted when enough took part and enough agreed. Abstentions take part; they do not agree."""

from mulin.ballots.rules.counting import Result

from .question import Question, all_passed, total


def motion(asked: Question) -> Result:
    per_option = {word: total(one for one in asked.valid if one.choice == word) for word in ("yes", "no")}
    quorum, approvals = asked.participation(), asked.approvals(per_option["yes"])
    outcome = "too_few" if not all_passed(quorum) else "adopted" if all_passed(approvals) else "rejected"
    return asked.answer(outcome, steps=quorum + approvals, per_option=per_option)
