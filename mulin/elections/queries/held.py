from typing import Any

from mulin.ballots.models import ElectorPerson
from mulin.elections.models import Candidate, Complaint, Member, Proxy, Round, Second, Term


def held_about(person_id: int) -> dict[str, Any]:
    """What is kept of somebody, as a copy to take along (PIPL art. 45)."""
    lines = ElectorPerson.objects.filter(person=person_id, elector__struck_by=None)
    listed = Round.objects.filter(ordinal=1, ballot__in=lines.values("elector__ballot")).select_related("election").order_by("id")
    stood = Candidate.objects.filter(person=person_id).select_related("election").order_by("id")
    seconded = Second.objects.filter(person=person_id).select_related("candidate__election").order_by("id")
    proxies = Proxy.objects.filter(voter=person_id) | Proxy.objects.filter(person=person_id)
    return {
        "voter_lists": [one.election.title for one in listed],
        "candidacies": [
            {
                "election": one.election.title, "status": one.status, "work": one.work, "done": one.done, "plan": one.plan,
                "words": one.words, "reason": one.reason,
            }
            for one in stood
        ],
        "proposed": [one.election.title for one in Candidate.objects.filter(by=person_id).select_related("election").order_by("id")],
        "seconded": [{"election": one.candidate.election.title, "on": one.on.isoformat()} for one in seconded],
        "proxies": [
            {"election": one.round.election.title, "as": "voter" if one.voter_id == person_id else "proxy", "paper": one.paper}
            for one in proxies.select_related("round__election").order_by("id")
        ],
        "committees": [one.election.title for one in Member.objects.filter(person=person_id).select_related("election").order_by("id")],
        "terms": [
            {"office": one.election.office, "since": one.since.isoformat(), "until": (one.ended_on or one.until).isoformat()}
            for one in Term.objects.filter(person=person_id).select_related("election").order_by("id")
        ],
        "complaints": [
            {"election": one.election.title, "words": one.words, "answer": one.answer}
            for one in Complaint.objects.filter(person=person_id).select_related("election").order_by("id")
        ],
    }  # fmt: skip
