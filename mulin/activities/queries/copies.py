"""What this module holds about a person, as a copy to take along (PIPL art. 45)."""

from typing import Any

from mulin.activities.models import Attendance, Claim, Heart, Membership, Signup, Submission


def held_about(person_id: int) -> dict[str, Any]:
    signups = Signup.objects.filter(person=person_id).select_related("session__activity").order_by("id")
    been = Attendance.objects.filter(person=person_id).select_related("session__activity").order_by("id")
    clubs = Membership.objects.filter(person=person_id).select_related("club").order_by("id")
    works = Submission.objects.filter(person=person_id).select_related("campaign").order_by("id")
    stalls = Claim.objects.filter(person=person_id).select_related("session__activity", "stall").prefetch_related("offers")
    hearts = Heart.objects.filter(person=person_id).select_related("submission__campaign").order_by("id")
    return {
        "stalls": [
            {
                "market": row.session.activity.title, "begins_at": row.session.begins_at.isoformat(), "number": row.stall.number,
                "sign": row.sign, "offers": [f"{one.name} {one.price}".strip() for one in row.offers.all()], "words": row.words,
                "status": str(row.get_status_display()),
            }
            for row in stalls.order_by("id")
        ],
        "sign_ups": [
            {
                "activity": row.session.activity.title, "begins_at": row.session.begins_at.isoformat(),
                "status": str(row.get_status_display()), "companions": row.companions, "guardian": row.guardian,
                "answers": row.answers, "needs": row.needs, "signed_at": row.signed_at.isoformat(), "rating": row.rating,
                "said": row.said,
            }
            for row in signups
        ],
        "attendances": [
            {"activity": row.session.activity.title, "came_at": row.came_at.isoformat(), "how": str(row.get_how_display())}
            for row in been
        ],
        "clubs": [
            {
                "club": row.club.name, "role": str(row.get_role_display()), "status": str(row.get_status_display()),
                "asked_at": row.asked_at.isoformat(), "words": row.words,
            }
            for row in clubs
        ],
        "works": [
            {
                "campaign": row.campaign.title, "title": row.title, "words": row.words, "pictures": row.pages,
                "credit": str(row.get_credit_display()), "pen_name": row.pen_name, "status": str(row.get_status_display()),
                "sent_at": row.sent_at.isoformat(),
            }
            for row in works
        ],
        "hearts": [
            {"campaign": row.submission.campaign.title, "work": row.submission.number, "given_at": row.given_at.isoformat()}
            for row in hearts
        ],
    }  # fmt: skip
