"""Every address × every kind of person: what opens, what is refused, and that a refusal changes nothing."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mulin.activities.tests.cast import props as activity_props
from mulin.activities.tests.club_cast import props as club_props
from mulin.ballots.tests.owners_cast import props as owners_props
from mulin.ballots.tests.pages_cast import props as ballot_props
from mulin.childcare.tests.cast import props as childcare_props
from mulin.deliberation.tests.cast_talk import props as talk_props
from mulin.deliberation.tests.cast_topics import props as topic_props
from mulin.elections.tests.cast import props as election_props
from mulin.facilities.tests.cast import props as facility_props
from mulin.funds.tests.cast import props as fund_props
from mulin.kernel.facts.models import Delivery
from mulin.ledger.tests.props import props as ledger_props
from mulin.matters.models import Matter
from mulin.notices import actions as notices
from mulin.notices.rules.audience import Rule
from mulin.organisations.models import Post
from mulin.pacts.tests.cast import props as pact_props
from mulin.people.models import Correction, Ownership
from mulin.places.models import Code
from mulin.places.queries import token_of
from mulin.projects.tests.beyond_cast import props as beyond_props
from mulin.projects.tests.cast import props as project_props
from mulin.projects.tests.choosing_cast import props as choosing_props
from mulin.projects.tests.doing_cast import props as doing_props
from mulin.surveys.tests.cast import props as survey_props
from mulin.transparency import actions as transparency
from mulin.transparency.queries import token_of as token_of_leaf
from mulin.volunteering.tests import cast as volunteers
from tests.stage import Stage
from tests.walking import KINDS, NARROW, Props, addresses, furnish, kinds_at, person_of, signed_in

ALL = frozenset(KINDS)
SIGNED_IN = ALL - {"visitor"}
UNITS = frozenset({"property handler", "other unit"})
RESIDENTS = frozenset({"resident", "neighbour", "rider"})
POSTS = SIGNED_IN - RESIDENTS - UNITS  # posts over a place
DESK = POSTS | UNITS
HEADS = frozenset({"community worker", "committee head", "secretary", "street leader"})
STEERS = HEADS | {"grid worker"}
OFFICE = frozenset({"community worker", "administrator"})
KEEPERS = OFFICE | {"grid worker"}
WHOLE = frozenset({"community worker", "secretary", "street leader", "administrator"})  # a post over the whole community
REGISTER = POSTS - {"street leader"}
REVEAL = KEEPERS | {"committee head", "secretary"}
TREE = POSTS
SETS = frozenset({"secretary", "administrator"})
SERVICE = frozenset({"community worker", "committee head", "secretary", "administrator"})  # keep volunteers
FUND_DESK = frozenset({"community worker", "committee head", "secretary", "street leader", "administrator"})
COUNTER = SERVICE | {"building head", "property handler"}  # of a facility of 3 号楼: its keepers, curator, operator
CARERS = frozenset({"building head", "community worker"})  # of a class of 3 号楼
PACT_DESK = POSTS - {"street leader"}
PROJECT_DESK = SERVICE | UNITS | {"grid worker"}
CALL_RUN = frozenset({"community worker", "secretary", "administrator"})  # of a call over the whole community
DOING_RUN = CALL_RUN | {"committee head"}  # of the place in which it is done
SURVEY_DESK = frozenset({"community worker", "committee head", "secretary"})
SURVEY_HELP = SURVEY_DESK | {"grid worker", "building head"}
ADMINISTRATOR = frozenset({"administrator"})
URN = frozenset(
    {"building head", "grid worker", "community worker", "committee head", "secretary"}
)  # help with ballots of 3 号楼
ON_IT = POSTS | {"resident", "property handler"}  # those who may see a matter of 3 号楼 that is not public
IN_IT = ON_IT - {"resident"}

WRITERS = frozenset({"grid worker", "community worker", "committee head", "secretary"})  # of notices and to residents
BRINGERS = frozenset({"building head", "grid worker", "community worker"})  # of printed notices

SIGN_IN, REFUSED, HIDDEN, NO_SUCH_METHOD = "sign in", 403, 404, 405


@dataclass(frozen=True)
class Page:
    """GET answers 200 to `to`; visitors are asked to sign in, everybody else gets one of `others`."""

    to: Collection[str]
    others: tuple[int, ...] = (REFUSED, HIDDEN)
    visitor: Any = SIGN_IN
    answer: int = 200
    args: dict[str, Any] = field(default_factory=dict)
    query: str = ""


@dataclass(frozen=True)
class Act:
    """No page: POST only, meant for `to`."""

    to: Collection[str]
    args: dict[str, Any] = field(default_factory=dict)


# One line for each address. A new address without a line fails `test_every_address_has_its_line`.
TABLE: dict[str, Page | Act] = {
    "site:healthz": Page(ALL),
    "site:stuck": Page(ADMINISTRATOR),
    "site:try-again": Act(ADMINISTRATOR),
    "media:file": Page(ON_IT, visitor=HIDDEN),
    "media:small": Page(ON_IT, visitor=HIDDEN),
    "ui:type": Act(ALL),
    "ui:language": Act(ALL),
    "ui:brand": Page(ALL, query="?c=%23a63a2b"),
    "ui:keys": Page(ALL),
    "ui:gallery": Page(DESK),
    "overview:home": Page(ALL),
    "overview:help": Page(ALL),
    "overview:type_in": Page(ALL),
    "overview:scan": Page(ALL),
    "overview:open": Page(ALL),
    "overview:open_matters": Page(ALL),
    "overview:desk": Page(DESK),
    "overview:desk_waiting": Page(DESK),
    "overview:desk_more": Page(DESK),
    "overview:desk_search": Page(DESK),
    "overview:desk_settings": Page(DESK),
    "notices:inbox": Page(ALL),  # a visitor reads why there is nothing
    "notices:read": Page({"resident"}, visitor=HIDDEN, answer=302),
    "notices:read_all": Act(ALL),
    "notices:public": Page(ALL),
    "notices:bulletin": Page(ALL),
    "notices:settings": Page(SIGNED_IN),
    "notices:push_on": Act(SIGNED_IN),
    "notices:push_off": Act(SIGNED_IN),
    "notices:push_worker": Page(ALL),
    "notices:wechat_join": Page(()),  # no service account is set up here
    "notices:wechat_back": Page(()),
    "notices:wechat_leave": Act(SIGNED_IN),
    "notices:wechat_allow": Page(()),
    "notices:wechat_allowed": Page(()),
    "notices:wechat_event": Page((), visitor=REFUSED),  # WeChat's own calls carry its signature
    "notices:worker": Page(SIGNED_IN),
    "notices:desk": Page(POSTS),
    "notices:desk_new": Page(WRITERS),
    "notices:desk_count": Act(WRITERS),
    "notices:desk_failures": Page(OFFICE),
    "notices:desk_retry": Act(OFFICE),
    "notices:desk_houses": Page(POSTS),
    "notices:desk_house": Page(BRINGERS),
    "notices:desk_sheet": Page(BRINGERS),
    "notices:desk_bulletin": Page(POSTS),
    "notices:desk_change": Page(WRITERS),
    "notices:desk_deliveries": Page(POSTS),
    "notices:desk_act": Act(WRITERS, args={"verb": "submit"}),
    "notices:desk_audiences": Page(WRITERS),
    "notices:desk_audience_new": Page(WRITERS),
    "notices:desk_audience": Page(WRITERS),
    "notices:desk_audience_change": Page(WRITERS),
    "notices:desk_audience_drop": Act(WRITERS),
    "notices:desk_people": Page(WRITERS),
    "notices:desk_wishes": Page(WRITERS),
    "notices:desk_kinds": Page(POSTS),
    "notices:desk_threads": Page(WRITERS),
    "notices:desk_link": Page(WRITERS),
    "notices:desk_thread": Page(WRITERS),
    "ledger:own": Page(SIGNED_IN),
    "ledger:own_account": Page({"resident"}),
    "ledger:books": Page(WHOLE),
    "ledger:book": Page(WHOLE),
    "ledger:prove": Page(WHOLE),
    "ledger:close": Act({"community worker"}),
    "ledger:account": Page(WHOLE),
    "ledger:export": Page(WHOLE),
    "ledger:entry": Page(WHOLE),
    "transparency:index": Page(ALL),
    "transparency:check": Page(ALL),
    "transparency:leaf": Page(ALL, args={"number": "leaf"}),
    "transparency:record": Page(ALL, args={"kind": "matters.matter", "pk": "matter"}),
    "transparency:own_receipt": Page(ALL, args={"token": "receipt"}),  # the link itself is the key
    "transparency:receipt_file": Page(ALL, args={"number": "leaf"}),
    "transparency:own_receipt_file": Page(ALL, args={"token": "receipt"}),
    "transparency:checkpoint": Page(ALL),
    "transparency:key": Page(ALL),
    "transparency:leaves": Page(ALL),
    "transparency:inclusion": Page(ALL, query="?leaf=0"),
    "transparency:consistency": Page(ALL, query="?from=1"),
    "transparency:export": Page(ALL),
    "people:sign_in": Page({"visitor"}, others=(302,), visitor=200),
    "people:code": Page(ALL, answer=302),
    "people:again": Act(ALL),
    "people:second": Page(ALL, answer=302),
    "people:sign_out": Act(ALL),
    "people:me": Page(SIGNED_IN),
    "people:who": Page(SIGNED_IN, answer=302),
    "people:choices": Page(SIGNED_IN),
    "people:held": Page(SIGNED_IN),
    "people:copy": Page(SIGNED_IN, args={"kind": "json"}),
    "people:correct": Page(SIGNED_IN),
    "people:delete": Page(SIGNED_IN),
    "people:sessions": Page(SIGNED_IN),
    "people:end_others": Act(SIGNED_IN),
    "people:second_set_up": Page(SIGNED_IN),
    "doors:index": Page(OFFICE),
    "doors:upload": Page((), args={"token": "no-such-upload"}),
    "doors:refused": Page((), args={"token": "no-such-upload"}),
    "doors:template": Page(OFFICE, args={"kind": "houses"}),
    "people:people": Page(REGISTER),
    "people:export": Page(OFFICE),
    "people:corrections": Page(REGISTER),
    "people:answer": Act(KEEPERS),
    "people:person": Page(REGISTER),
    "people:change": Page(KEEPERS),
    "people:join": Page(OFFICE),
    "people:move_in": Page(KEEPERS),
    "people:reset_second": Page(ADMINISTRATOR),
    "people:reveal_phone": Page(REVEAL),
    "people:reveal_id": Page(REVEAL),
    "people:move_out": Page(KEEPERS),
    "people:room": Page(REGISTER),
    "people:register": Page(KEEPERS),
    "people:add_owner": Page(KEEPERS),
    "people:end_ownership": Page(KEEPERS),
    "organisations:organisations": Page(POSTS),
    "organisations:new": Page(OFFICE),
    "organisations:organisation": Page(POSTS),
    "organisations:change": Page(OFFICE),
    "organisations:close": Page(OFFICE),
    "organisations:posts": Page(POSTS),
    "organisations:appoint": Page(OFFICE),
    "organisations:end": Page(OFFICE),
    "organisations:coverage": Page(POSTS),
    "organisations:responders": Page(POSTS),
    "organisations:notice": Page(POSTS),
    "places:index": Page(TREE),
    "places:place": Page(TREE),
    "places:below": Page(TREE),
    "places:add": Act(OFFICE),
    "places:rename": Act(OFFICE),
    "places:close": Act(OFFICE),
    "places:face": Page(SETS, args={"pk": "community"}),
    "places:outline": Page(OFFICE),
    "places:split": Page(ADMINISTRATOR, args={"pk": "committee"}),
    "places:merge": Page(ADMINISTRATOR, args={"pk": "committee"}),
    "places:move": Page(ADMINISTRATOR),
    "places:codes": Page(TREE),
    "places:make": Page(OFFICE),
    "places:sheet": Page(TREE),
    "places:export": Page(TREE),
    "places:code": Page(TREE, args={"number": "code"}),
    "places:revoke": Act(OFFICE, args={"number": "code"}),
    "places:reissue": Act(OFFICE, args={"number": "code"}),
    "places:pick": Page(SIGNED_IN),
    "calendar:year": Page(SETS),
    "calendar:hours": Page(SETS),
    "matters:report": Page(ALL),
    "matters:report_map": Page(ALL),
    "matters:report_map_data": Page(ALL),
    "matters:report_map_here": Page(ALL, query="?lat=31.2202&lng=121.5502"),
    "matters:report_words": Page(ALL, query="?place={building}"),
    "matters:report_kinds": Page(ALL),
    "matters:report_send": Page(ALL, answer=302),  # nothing written yet: back to the first step
    "matters:report_done": Page(ON_IT, visitor=HIDDEN),
    "matters:report_quick": Page(ALL),
    "matters:report_offline": Page(ALL),
    "matters:report_token": Page(ALL),
    "matters:report_later": Act(ALL),
    "matters:worker": Page(ALL),
    "matters:mine": Page(ALL),
    "matters:matter": Page(ON_IT, visitor=HIDDEN),
    "matters:rate": Act({"resident"}),
    "matters:answer": Act({"resident", "property handler"} | STEERS),
    "matters:work": Act(frozenset(), args={"verb": "take"}),  # it is handed to 春和物业, so nobody takes it
    "matters:withdraw": Act({"resident"}),
    "matters:add": Act(ON_IT),
    "matters:follow": Act(frozenset()),  # what is not public is not followed
    "matters:unfollow": Act(ON_IT),
    "matters:desk_matters": Page(DESK),
    "matters:desk_export": Page(DESK),
    "matters:desk_save_filter": Page(DESK),
    "matters:desk_drop_filter": Page(DESK, answer=302),
    "matters:desk_bulk": Page(DESK, answer=302),
    "matters:desk_matter": Page(IN_IT),
    "matters:desk_reveal": Page(STEERS | {"property handler"}),
    "matters:desk_act": Page(IN_IT, visitor=HIDDEN, args={"verb": "note"}),
    "matters:desk_intake": Page(POSTS),
    "matters:desk_figures": Page(WHOLE),
    "matters:desk_map": Page(DESK),
    "matters:desk_map_data": Page(DESK),
    "matters:desk_categories": Page(DESK),
    "matters:desk_new_category": Page(SETS, visitor=HIDDEN),
    "matters:desk_category": Page(SETS, visitor=HIDDEN),
    "matters:desk_close_category": Act(SETS),
    "funds:open": Page(ALL),
    "funds:open_fund": Page(ALL),
    "funds:awards": Page(ALL),
    "funds:open_donors": Page(ALL),
    "funds:open_goods": Page(ALL),
    "funds:open_quarter": Page(ALL),
    "funds:open_quarter_pdf": Page(ALL),
    "funds:open_gift": Page(ALL),
    "funds:open_spending": Page(ALL),
    "funds:open_hand_out": Page(ALL),
    "funds:naming": Act({"resident"}),
    "funds:receipt": Page(FUND_DESK | {"resident"}),
    "funds:desk": Page(FUND_DESK | {"building head"}),  # the head of building 3 sits in the council
    "funds:desk_found": Page(SETS),
    "funds:desk_fund": Page(FUND_DESK | {"building head"}),
    "funds:desk_close": Act(SETS),
    "funds:desk_unseat": Act(SETS),
    "funds:desk_gifts": Page(FUND_DESK | {"building head"}),
    "funds:desk_money": Page({"community worker"}),
    "funds:desk_goods": Page({"community worker"}),
    "funds:desk_promise": Page({"community worker"}),
    "funds:desk_gift": Page(FUND_DESK | {"building head"}),
    "funds:desk_store": Page(FUND_DESK | {"building head"}),
    "funds:desk_give": Page({"community worker"}),
    "funds:desk_hand_out": Page(FUND_DESK | {"building head"}),
    "funds:desk_spendings": Page(FUND_DESK | {"building head"}),
    "funds:desk_ask": Page({"community worker", "committee head", "secretary", "building head"}),
    "funds:desk_spending": Page(FUND_DESK | {"building head"}),
    "funds:desk_earmarks": Page(FUND_DESK | {"building head"}),
    "funds:desk_earmark_ask": Page({"community worker", "committee head", "secretary", "building head"}),
    "funds:desk_earmark": Page(FUND_DESK | {"building head"}),
    "funds:desk_hide": Act({"community worker"}),
    "funds:desk_disclosures": Page(FUND_DESK | {"building head"}),
    "funds:desk_disclosure": Page(FUND_DESK | {"building head"}),
    "activities:listing": Page(ALL),
    "activities:calendar": Page(ALL),
    "activities:mine": Page(SIGNED_IN),
    "activities:new_feed": Act(SIGNED_IN),
    "activities:feed": Page(ALL, args={"token": "feed"}),  # the address itself is the key
    "activities:paper": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:activity": Page(ALL),
    "activities:one_calendar": Page(ALL),
    "activities:card": Page(ALL),
    "activities:sign_up": Act(SIGNED_IN),
    "activities:draw": Page(ALL, args={"session_id": "drawn"}),
    "activities:draw_file": Page((), visitor=HIDDEN, args={"session_id": "drawn"}),  # nothing is drawn yet
    "activities:run": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:change_session": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:call_off_session": Act(SERVICE - {"committee head"} | {"resident"}),
    "activities:call_off": Act(SERVICE - {"committee head"} | {"resident"}),
    "activities:code": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:typed": Page(SERVICE - {"committee head"} | {"resident"}, answer=302),
    "activities:remote": Act({"resident"}),
    "activities:ticks": Act(SERVICE | {"resident"}),
    "activities:visitors": Act(SERVICE | {"resident"}),
    "activities:come": Page(SIGNED_IN, args={"code": "rotating"}),
    "activities:own": Page(SERVICE - {"committee head"} | {"resident"}, args={"code": "own_code"}),
    "activities:tick": Act(SERVICE | {"resident"}),
    "activities:pay": Act(SERVICE | {"resident"}),
    "activities:let_in": Act(SERVICE | {"resident"}),
    "activities:leave": Act(SERVICE | {"resident"}),
    "activities:accept": Act(SERVICE | {"resident"}),
    "activities:rate": Act({"resident"}),
    "activities:open": Page(ALL),
    "activities:desk": Page(SERVICE | UNITS),
    "activities:desk_new": Page(SERVICE | UNITS),
    "activities:desk_policy": Page(SETS),
    "activities:desk_activity": Page(SERVICE - {"committee head"}),  # one committee is not the community
    "activities:desk_change": Page(SERVICE - {"committee head"}),
    "activities:desk_close": Page(()),  # it is not over yet
    "activities:desk_add_series": Page(SERVICE - {"committee head"}),
    "activities:desk_series": Page(SERVICE - {"committee head"}),
    "activities:desk_end_series": Act(SERVICE - {"committee head"}),
    "activities:desk_photos": Act(SERVICE - {"committee head"}),
    "activities:desk_act": Act(SERVICE - {"committee head"}, args={"verb": "cancel"}),
    "activities:desk_photo": Act(SERVICE - {"committee head"}),
    "activities:desk_drop_question": Act(SERVICE - {"committee head"}),
    "activities:desk_session": Page(SERVICE - {"committee head"}),
    "activities:desk_cancel_session": Act(SERVICE - {"committee head"}),
    "activities:desk_sign_up": Act(SERVICE - {"committee head"}),
    "activities:desk_places": Act(SERVICE - {"committee head"}),
    "activities:stalls": Page(ALL, args={"session_id": "market"}),
    "activities:stalls_paper": Page(ALL, args={"session_id": "market"}),
    "activities:claim": Page(SIGNED_IN),
    "activities:own_claim": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:give_back_claim": Act(SERVICE - {"committee head"} | {"resident"}),
    "activities:move_claim": Act(SERVICE - {"committee head"} | {"resident"}),
    "activities:lessons": Page(ALL),
    "activities:desk_market": Page(SERVICE - {"committee head"}, args={"activity_id": "market_activity"}),
    "activities:desk_stalls": Page(SERVICE - {"committee head"}, args={"session_id": "market"}),
    "activities:desk_stall": Page(SERVICE - {"committee head"}),
    "activities:desk_drop_stall": Act(SERVICE - {"committee head"}),
    "activities:desk_claim": Act(SERVICE - {"committee head"}, args={"verb": "approve"}),
    "activities:desk_menu": Page(SERVICE | UNITS),
    "activities:desk_plans": Page(SERVICE | UNITS),
    "activities:desk_plans_export": Page(SERVICE | UNITS),
    "activities:desk_copy_plans": Act(SERVICE - {"committee head"}),
    "activities:desk_plan": Page(SERVICE),  # units see their own
    "activities:desk_drop_plan": Act(SERVICE - {"committee head"}),
    "activities:desk_lesson": Page(SERVICE - {"committee head"}, args={"activity_id": "study"}),
    "activities:desk_hosts": Page(SERVICE - {"committee head"}),
    "activities:desk_keep_places": Act(SERVICE - {"committee head"}),
    "activities:desk_shared": Page(SERVICE | UNITS),
    "activities:desk_hosted": Page(SERVICE - {"committee head"}),
    "activities:desk_answer_hosting": Act(SERVICE - {"committee head"}),
    "activities:desk_end_hosting": Act(SERVICE - {"committee head"}),
    "activities:desk_hosted_sign_up": Act(SERVICE - {"committee head"}),
    "activities:desk_give": Act(SERVICE - {"committee head"}),
    "activities:clubs": Page(ALL),
    "activities:found_club": Page(SIGNED_IN),
    "activities:club": Page(ALL),
    "activities:change_club": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:club_act": Act(SERVICE - {"committee head"} | {"resident"}, args={"verb": "rest"}),
    "activities:join_club": Act(SIGNED_IN),
    "activities:club_members": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:plan_for_club": Page({"resident"}),
    "activities:club_post": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:plan_again": Page({"resident"}, args={"activity_id": "plan_to_mend"}),
    "activities:take_post_down": Act(SERVICE - {"committee head"} | {"resident"}),
    "activities:membership_act": Act(SERVICE - {"committee head"} | {"resident"}, args={"verb": "take-in"}),
    "activities:desk_clubs": Page(SERVICE),
    "activities:desk_club": Page(SERVICE - {"committee head"}),
    "activities:decide_club": Act(SERVICE - {"committee head"}, args={"club_id": "asked_club"}),
    "activities:enrol_in_club": Act(SERVICE - {"committee head"}),
    "activities:found_club_for": Page(SERVICE),
    "activities:campaigns": Page(ALL),
    "activities:campaign": Page(ALL),
    "activities:send_work": Page(SIGNED_IN),
    "activities:jury": Page({"resident"}, args={"campaign_id": "judged_campaign"}),
    "activities:own_work": Page(SERVICE - {"committee head"} | {"resident"}),
    "activities:withdraw_work": Act(SERVICE - {"committee head"} | {"resident"}),
    "activities:heart": Act(SIGNED_IN, args={"submission_id": "judged_work"}),
    "activities:mark_work": Act({"resident"}, args={"submission_id": "judged_work"}),
    "activities:desk_campaigns": Page(SERVICE),
    "activities:new_campaign": Page(SERVICE),
    "activities:desk_campaign": Page(SERVICE - {"committee head"}),
    "activities:change_campaign": Page(SERVICE - {"committee head"}),
    "activities:announce_campaign": Page(SERVICE - {"committee head"}, args={"campaign_id": "judged_campaign"}),
    "activities:export_works": Page(SERVICE - {"committee head"}),
    "activities:enter_work": Page(SERVICE - {"committee head"}),
    "activities:name_juror": Act(SERVICE - {"committee head"}),
    "activities:campaign_act": Act(SERVICE - {"committee head"}, args={"verb": "stop"}),
    "activities:drop_juror": Act(SERVICE - {"committee head"}),
    "activities:check_work": Act(SERVICE - {"committee head"}, args={"verb": "accept"}),
    "surveys:listing": Page(ALL),
    "surveys:survey": Page(ALL),
    "surveys:open": Page(ALL),
    "surveys:results": Page((), visitor=HIDDEN),  # nothing is published yet
    "surveys:data": Page((), visitor=HIDDEN),
    "surveys:desk": Page(SURVEY_HELP),
    "surveys:desk_new": Page(SURVEY_DESK),
    "surveys:desk_survey": Page(SURVEY_HELP),
    "surveys:desk_questions": Page(()),  # people answer it already
    "surveys:desk_ask": Page(SURVEY_HELP),
    "surveys:desk_paper": Page(SURVEY_HELP),
    "surveys:desk_act": Act(SURVEY_DESK, args={"verb": "close"}),
    "projects:desk_choosing": Page(CALL_RUN),
    "projects:desk_scores": Page(CALL_RUN),
    "projects:desk_pitch": Page(CALL_RUN),
    "projects:desk_ranking": Page(CALL_RUN),
    "projects:desk_adjust": Page(CALL_RUN),
    "projects:desk_vote": Page(()),  # only a jury chooses there
    "projects:desk_choosing_act": Act(CALL_RUN, args={"choosing_verb": "draw"}),
    "projects:desk_screen": Page(CALL_RUN),
    "projects:desk_forum": Page(CALL_RUN - ADMINISTRATOR),  # as ballots have it
    "projects:desk_objection": Act(CALL_RUN),
    "projects:jury": Page(SIGNED_IN),
    "projects:jury_call": Page({"grid worker"}),  # the one juror
    "projects:jury_pitch": Page({"grid worker"}),
    "projects:jury_review": Page({"grid worker"}),
    "projects:jury_conflict": Act({"grid worker"}),
    "projects:result": Page(ALL),
    "projects:result_object": Act(SIGNED_IN),
    "projects:pitch": Page(ALL),
    "projects:letter": Page(CALL_RUN | {"resident"}),  # the team and who runs the call
    "projects:leave_result": Act(CALL_RUN | {"resident"}),
    "elections:listing": Page(ALL),
    "elections:open": Page(ALL),
    "elections:election": Page(ALL),
    "elections:notice": Page((), visitor=HIDDEN),  # nothing is decided yet
    "elections:propose": Page({"resident", "building head"}),  # who is on the list of 3 号楼
    "elections:complain": Act(SIGNED_IN),
    "elections:consent": Page(URN | {"resident"}),  # the nominee, or who helps
    "elections:candidate_act": Act(URN | {"resident"}, args={"election_verb": "decline"}),
    "elections:desk": Page(PACT_DESK),
    "elections:desk_new": Page(PACT_DESK),
    "elections:desk_showing": Page(SETS),
    "elections:desk_election": Page(PACT_DESK),
    "elections:desk_propose": Page(URN),
    "elections:desk_voting": Page(()),  # the candidates are not final
    "elections:desk_act": Act(frozenset({"community worker", "committee head", "secretary"}), args={"election_verb": "relist"}),
    "elections:desk_answer": Act(frozenset({"committee head", "secretary"})),
    "elections:desk_end_term": Act(()),
    "elections:desk_revoke": Act(()),
    "projects:gallery": Page(ALL),
    "projects:project": Page(ALL),
    "projects:coverage": Page(ALL),
    "projects:link": Act(DOING_RUN | {"resident"}),
    "projects:unlink": Act(DOING_RUN | {"resident"}),
    "projects:brands": Page(ALL),
    "projects:brand": Page(ALL),
    "projects:plans": Page(ALL),
    "projects:lists": Page(ALL),
    "projects:alliances": Page(ALL),
    "projects:open": Page(ALL),
    "projects:open_table": Page(ALL),
    "projects:awards": Page(ALL),
    "projects:award": Page(ALL),
    "projects:proposals": Page(SETS | UNITS | {"community worker"}),
    "projects:proposal": Page(SETS | {"community worker", "property handler"}),
    "projects:proposal_paper": Page(SETS | {"community worker", "property handler"}),
    "projects:answer_proposal": Act(SETS | {"property handler"}),
    "projects:desk": Page(PROJECT_DESK),
    "projects:desk_projects": Page(PROJECT_DESK),
    "projects:desk_projects_sheet": Page(PROJECT_DESK),
    "projects:desk_applications_sheet": Page(PROJECT_DESK),
    "projects:desk_remind": Act(DOING_RUN),
    "projects:desk_beyond": Page(SETS | {"community worker"}),
    "projects:desk_new_brand": Page(SETS | {"community worker"}),
    "projects:desk_brand": Page(SETS | {"community worker"}),
    "projects:desk_rollout": Page(SETS | {"community worker"}),
    "projects:desk_under_brand": Act(SETS | {"community worker"}),
    "projects:desk_new_plan": Page(SETS | {"community worker"}),
    "projects:desk_plan": Page(SETS | {"community worker"}),
    "projects:desk_new_list": Page(SETS | {"community worker"}),
    "projects:desk_list": Page(SETS | {"community worker"}),
    "projects:desk_alliances": Page(SETS | {"community worker"}),
    "projects:desk_new_alliance": Page(SETS | {"community worker"}),
    "projects:desk_alliance": Page(SETS | {"community worker"}),
    "projects:desk_alliance_act": Act(SETS | {"community worker"}, args={"alliance_verb": "end"}),
    "projects:desk_proposals": Page(SETS | {"community worker"}),
    "projects:desk_offer": Page(SETS | {"community worker"}),
    "projects:work": Page(DOING_RUN | {"resident"}),
    "projects:work_receipt": Page(DOING_RUN | {"resident"}),
    "projects:work_income": Page(DOING_RUN | {"resident"}),
    "projects:work_milestone": Page(DOING_RUN | {"resident"}),
    "projects:work_report": Page(DOING_RUN | {"resident"}),
    "projects:work_change": Page(DOING_RUN | {"resident"}),
    "projects:work_closing": Page(frozenset()),  # a receipt waits, or it has asked already
    "projects:agreement": Page(DOING_RUN | {"resident"}),
    "projects:agreement_pdf": Page(DOING_RUN | {"resident"}),
    "projects:evaluate": Page({"building head", "neighbour"}),
    "projects:desk_project": Page(DOING_RUN),
    "projects:desk_project_act": Act(DOING_RUN, args={"project_verb": "honour"}),
    "projects:calls": Page(ALL),
    "projects:call": Page(ALL),
    "projects:apply": Page(SIGNED_IN),
    "projects:ask": Act(SIGNED_IN),
    "projects:carry": Act({"resident"}),
    "projects:applications": Page(SIGNED_IN),
    "projects:answer_invitation": Act(frozenset()),
    "projects:leave_team": Act({"resident"}),
    "projects:detach": Act({"resident"}),
    "projects:application": Page({"resident"}),
    "projects:submit": Act({"resident"}),
    "projects:withdraw": Act({"resident"}),
    "projects:ask_own": Act({"resident"}),
    "projects:invite": Act({"resident"}),
    "projects:adviser": Act({"resident"}),
    "projects:attach": Act({"resident"}),
    "projects:step": Page({"resident"}, args={"step": "who"}),
    "projects:desk_calls": Page(PROJECT_DESK),
    "projects:desk_new_call": Page(SERVICE),
    "projects:desk_answer_question": Act(CALL_RUN),
    "projects:desk_application": Page(CALL_RUN),
    "projects:desk_call": Page(CALL_RUN),
    "projects:desk_edit_call": Page(CALL_RUN),
    "projects:desk_call_parts": Page(CALL_RUN),
    "projects:desk_preview_call": Page(CALL_RUN),
    "projects:desk_call_counter": Page({"community worker", "secretary"}),
    "projects:desk_clone_call": Page(CALL_RUN),
    "projects:desk_call_act": Act(CALL_RUN, args={"call_verb": "extend"}),
    "pacts:listing": Page(ALL),
    "pacts:pact": Page(ALL),
    "pacts:version": Page(ALL),
    "pacts:wall": Page((), visitor=HIDDEN),  # nothing is adopted yet
    "pacts:ballot": Page((), visitor=HIDDEN),
    "pacts:comment": Act(PACT_DESK | {"resident"}),
    "pacts:sign": Act(frozenset()),
    "pacts:unsign": Act(frozenset()),
    "pacts:open": Page(ALL),
    "pacts:desk": Page(PACT_DESK),
    "pacts:desk_new": Page(PACT_DESK),
    "pacts:desk_pact": Page(PACT_DESK),
    "pacts:desk_text": Page(()),  # what residents were shown is not written any more
    "pacts:desk_write_down": Act(PACT_DESK),
    "pacts:desk_vote": Page(()),
    "pacts:desk_meeting": Page(()),  # a comment waits for its answer
    "pacts:desk_counter": Page(()),  # nothing to sign yet
    "pacts:desk_answer": Act(PACT_DESK),
    "pacts:desk_act": Act(PACT_DESK, args={"verb": "redraft"}),
    "deliberation:opinions": Page(ALL),
    "deliberation:opinion_turn": Page(SIGNED_IN),
    "deliberation:opinion_answer": Act({"resident", "building head"}),  # those who live there
    "deliberation:opinion_mine": Page(SIGNED_IN),
    "deliberation:opinion_say": Page(SIGNED_IN),
    "deliberation:opinion_picture": Page(ALL),
    "deliberation:opinion_data": Page(ALL),
    "deliberation:desk_opinions": Page(SERVICE),
    "deliberation:desk_opinion_new": Page(SERVICE),
    "deliberation:desk_opinion_bring": Page(SERVICE),
    "deliberation:desk_opinion": Page(SERVICE),
    "deliberation:desk_opinion_act": Act(SERVICE, args={"verb": "close"}),
    "deliberation:desk_statement": Act(SERVICE, args={"verb": "out"}),
    "deliberation:desk_opinion_for": Page(SERVICE),
    "deliberation:talk": Page(ALL),
    "deliberation:speak": Page(SIGNED_IN),
    "deliberation:spoken_for": Page(SERVICE),
    "deliberation:remark": Page(ALL),
    "deliberation:remark_act": Act(SIGNED_IN, args={"verb": "helpful"}),
    "deliberation:desk_talk": Page(DESK),
    "deliberation:desk_talk_setting": Page(SERVICE - {"committee head"}),
    "deliberation:desk_remark": Page(SERVICE),
    "deliberation:desk_remark_act": Act(SERVICE, args={"verb": "hide"}),
    "deliberation:improvements": Page(ALL),
    "deliberation:improvement_new": Page(SIGNED_IN),
    "deliberation:improvement": Page(ALL),
    "deliberation:upkeep_adopt": Act(SIGNED_IN),
    "deliberation:upkeep_look": Act(SERVICE | {"resident"}),
    "deliberation:upkeep_end": Act(SERVICE | {"resident"}),
    "deliberation:desk_improvements": Page(SERVICE),
    "deliberation:desk_improvement": Page(SERVICE),
    "deliberation:desk_improvement_act": Act(SERVICE, args={"verb": "english"}),
    "deliberation:forums": Page(ALL),
    "deliberation:forum": Page(ALL),
    "deliberation:forum_act": Act(SIGNED_IN, args={"verb": "come"}),
    "deliberation:desk_forums": Page(SERVICE),
    "deliberation:desk_forum_new": Page(SERVICE),
    "deliberation:desk_forum": Page(SERVICE),
    "deliberation:desk_forum_act": Act(SERVICE, args={"verb": "point"}),
    "deliberation:desk_forum_point": Act(SERVICE),
    "deliberation:groups": Page(SIGNED_IN),
    "deliberation:desk_groups": Page(REGISTER),
    "deliberation:desk_group_new": Page(REGISTER),
    "deliberation:desk_groups_export": Page(REGISTER),
    "deliberation:desk_group": Page(REGISTER),
    "deliberation:desk_group_change": Page(REGISTER),
    "deliberation:desk_group_act": Act(REGISTER, args={"verb": "count"}),
    "deliberation:topics": Page(ALL),
    "deliberation:raise": Page(SIGNED_IN),
    "deliberation:tasks": Page(SIGNED_IN),
    "deliberation:task": Page(POSTS),
    "deliberation:meeting": Page(ALL),
    "deliberation:answer_invitation": Act({"committee head", "resident"}),
    "deliberation:topic": Page(ALL),
    "deliberation:second": Act(SIGNED_IN),
    "deliberation:withdraw": Act(SERVICE | {"resident"}),
    "deliberation:object": Act(SIGNED_IN),
    "deliberation:take_back": Act(SERVICE | {"resident"}),
    "deliberation:open_topics": Page(ALL),
    "deliberation:open_topic": Page(ALL),
    "deliberation:open_councils": Page(ALL),
    "deliberation:open_council": Page(ALL),
    "deliberation:desk_topics": Page(DESK),
    "deliberation:desk_raise": Page(SERVICE),
    "deliberation:desk_courses": Page(SERVICE - {"committee head"}),
    "deliberation:desk_topic": Page(POSTS),
    "deliberation:desk_picture_down": Act(SERVICE),
    "deliberation:desk_second": Act(SERVICE),
    "deliberation:desk_object": Act(SERVICE),
    "deliberation:desk_act": Act(SERVICE, args={"verb": "stop"}),
    "deliberation:desk_tasks": Page(DESK),
    "deliberation:desk_drop_task": Act(SERVICE),
    "deliberation:desk_meeting": Page(WHOLE | {"committee head", "resident"}),
    "deliberation:desk_mark": Act(SERVICE),
    "deliberation:desk_give": Act(SERVICE),
    "deliberation:desk_invite": Act(SERVICE),
    "deliberation:desk_decide": Act(SERVICE),
    "deliberation:desk_meeting_act": Act(SERVICE, args={"verb": "minutes"}),
    "deliberation:desk_councils": Page(DESK | {"resident"}),
    "deliberation:desk_new_council": Page(SERVICE),
    "deliberation:desk_council": Page(WHOLE | {"committee head", "resident"}),
    "deliberation:desk_change_council": Page(SERVICE - {"committee head"}),
    "deliberation:desk_seat": Act(SERVICE),
    "deliberation:desk_unseat": Act(SERVICE),
    "deliberation:desk_council_act": Act(SERVICE, args={"verb": "end"}),
    "childcare:listing": Page(ALL),
    "childcare:mine": Page(SIGNED_IN),
    "childcare:copy": Page(SIGNED_IN),
    "childcare:class": Page(ALL),
    "childcare:lots": Page((), visitor=HIDDEN),  # somebody can still apply
    "childcare:apply": Page(SIGNED_IN),
    "childcare:application": Page({"resident"}),
    "childcare:add_paper": Act({"resident"}),
    "childcare:drop_paper": Act({"resident"}),
    "childcare:stay_away": Act({"resident"}),
    "childcare:come_after_all": Act({"resident"}),
    "childcare:add_pickup": Act({"resident"}),
    "childcare:end_pickup": Act({"resident"}),
    "childcare:add_guardian": Act({"resident"}),
    "childcare:guardian": Page({"neighbour"}),
    "childcare:end_guardian": Act({"resident", "neighbour"} | CARERS),
    "childcare:desk_add_guardian": Act(CARERS),
    "childcare:act": Act({"resident"}, args={"verb": "leave"}),
    "childcare:desk": Page(SERVICE | UNITS | CARERS),
    "childcare:desk_new": Page(SERVICE),
    "childcare:desk_class": Page(SERVICE | CARERS),
    "childcare:desk_change": Page(SERVICE),
    "childcare:desk_close": Act(SERVICE),
    "childcare:desk_add_keeper": Act(SERVICE),
    "childcare:desk_end_keeper": Act(SERVICE),
    "childcare:desk_close_day": Act(SERVICE | CARERS),
    "childcare:desk_open_day": Act(SERVICE | CARERS),
    "childcare:desk_counter": Page(SERVICE),
    "childcare:desk_month": Page(CARERS),
    "childcare:desk_sheet": Page(CARERS),
    "childcare:today": Page(CARERS),
    "childcare:ticks": Act(CARERS),
    "childcare:desk_application": Page(CARERS),
    "childcare:desk_health": Act(CARERS),
    "childcare:desk_paper": Act(CARERS),
    "childcare:mark": Act(CARERS, args={"verb": "tick"}),
    "childcare:hand_over": Act(CARERS),
    "childcare:desk_act": Act(CARERS, args={"verb": "leave"}),
    "facilities:listing": Page(ALL),
    "facilities:mine": Page(SIGNED_IN),
    "facilities:facility": Page(ALL),
    "facilities:review": Act(SIGNED_IN),
    "facilities:room": Page(ALL),
    "facilities:booking": Page(COUNTER | {"resident"}),
    "facilities:cancel": Act(COUNTER | {"resident"}),
    "facilities:cancel_rest": Act(COUNTER | {"resident"}),
    "facilities:menu": Page(ALL),
    "facilities:order": Act(SIGNED_IN),
    "facilities:act_on_order": Act(COUNTER | {"resident"}, args={"verb": "cancel"}),
    "facilities:desk": Page(SERVICE | UNITS | {"building head"}),  # who curates it, too
    "facilities:desk_reach": Page(SERVICE | UNITS | {"building head"}),
    "facilities:desk_new": Page(SERVICE),
    "facilities:desk_facility": Page(COUNTER),
    "facilities:desk_change": Page(SERVICE),
    "facilities:desk_hours": Page(SERVICE),
    "facilities:desk_add_day": Act(SERVICE),
    "facilities:desk_drop_day": Act(SERVICE),
    "facilities:desk_new_room": Page(SERVICE),
    "facilities:desk_room": Page(SERVICE),
    "facilities:desk_add_picture": Act(SERVICE),
    "facilities:desk_drop_picture": Act(SERVICE),
    "facilities:desk_plan": Page(COUNTER),
    "facilities:desk_close": Page(SERVICE),
    "facilities:desk_reopen": Act(SERVICE),
    "facilities:deliveries": Page(SIGNED_IN),
    "facilities:open": Page(ALL),
    "facilities:desk_add_deliverer": Act(COUNTER),
    "facilities:desk_end_deliverer": Act(COUNTER),
    "facilities:desk_book": Page(COUNTER),
    "facilities:desk_booking": Page(COUNTER),
    "facilities:desk_act": Act(COUNTER, args={"verb": "cancel"}),
    "facilities:desk_loans": Page(COUNTER),
    "facilities:desk_lend": Act(COUNTER),
    "facilities:desk_back": Act(COUNTER),
    "facilities:desk_reviews": Page(COUNTER),
    "facilities:desk_answer": Act(COUNTER),
    "facilities:desk_canteen": Page(SERVICE),
    "facilities:desk_counter": Page(COUNTER),
    "facilities:desk_serve": Act(COUNTER),
    "facilities:desk_drop_dish": Act(COUNTER),
    "facilities:desk_meal_back": Act(COUNTER),
    "facilities:desk_menu": Page(COUNTER),
    "facilities:desk_copy_week": Act(COUNTER),
    "facilities:desk_orders": Page(COUNTER),
    "facilities:desk_assign": Act(COUNTER),
    "facilities:desk_settlements": Page(COUNTER),
    "facilities:desk_settlement": Page(COUNTER),
    "facilities:desk_sheet": Page(COUNTER),
    "facilities:desk_agree": Act(COUNTER),
    "facilities:desk_contracts": Page(SERVICE | UNITS),
    "facilities:desk_contracts_sheet": Page(SERVICE | UNITS),
    "facilities:desk_new_contract": Page(SERVICE),
    "facilities:desk_contract": Page(SERVICE | {"property handler"}),
    "facilities:desk_change_contract": Page(SERVICE),
    "facilities:desk_follow_contract": Act(SERVICE),
    "facilities:desk_contract_file": Act(SERVICE),
    "facilities:desk_drop_contract_file": Act(SERVICE),
    "facilities:desk_duties_file": Page(SERVICE | {"property handler"}),
    "facilities:desk_drop_duty": Act(SERVICE),
    "facilities:desk_tick": Act(SERVICE | {"property handler"}),
    "facilities:desk_contract_sheet": Page(SERVICE | {"property handler"}),
    "facilities:desk_contract_sheet_file": Page(SERVICE | {"property handler"}),
    "facilities:desk_agree_contract_sheet": Act({"property handler"}),
    "facilities:desk_evaluate": Page(SERVICE),
    "facilities:desk_evaluation": Page(SERVICE | {"property handler"}),
    "ballots:listing": Page(ALL),
    "ballots:promises": Page(ALL),
    "ballots:ballot": Page(ALL),
    "ballots:vote": Act(SIGNED_IN),
    "ballots:check": Page(ALL),
    "ballots:object": Page(SIGNED_IN),
    "ballots:result": Page(ALL, args={"ballot": "counted_ballot"}),
    "ballots:sheet": Page(ALL, args={"ballot": "sheet_ballot"}),
    "ballots:sheet_file": Page(ALL, args={"ballot": "sheet_ballot"}),
    "ballots:open": Page(ALL),
    "ballots:open_ballot": Page(ALL, args={"ballot": "counted_ballot"}),
    "ballots:open_file": Page(ALL, args={"ballot": "counted_ballot"}),
    "ballots:open_pabulib": Page(ALL, args={"ballot": "budget_ballot"}),
    "ballots:desk": Page(URN),
    "ballots:desk_new": Page(SERVICE - ADMINISTRATOR, query="?rule=single-plurality"),
    "ballots:desk_settle": Page(URN),
    "ballots:desk_pass": Act(()),  # the owners' committee alone
    "ballots:desk_settle_paper": Act(URN),
    "ballots:desk_ballot": Page(URN),
    "ballots:desk_change": Page(SERVICE - ADMINISTRATOR, args={"ballot": "draft_ballot"}),
    "ballots:desk_register": Page(URN),
    "ballots:desk_register_file": Page(URN),
    "ballots:desk_objections": Page(URN),
    "ballots:desk_serve_find": Page(URN),
    "ballots:desk_serve": Page(URN),
    "ballots:desk_paper": Page(URN),
    "ballots:desk_tick_paper": Act(URN),
    "ballots:desk_enter": Page(SERVICE - ADMINISTRATOR),
    "ballots:desk_differences": Page(URN),
    "ballots:desk_papers_pdf": Page(URN),
    "ballots:desk_notices_pdf": Page(URN),
    "ballots:desk_result_pdf": Page(URN, args={"ballot": "counted_ballot"}),
    "ballots:desk_step": Act(SERVICE - ADMINISTRATOR),
    "facilities:walks": Page(ALL),
    "facilities:walks_mine": Page(SIGNED_IN),
    "facilities:wish_story": Page(SIGNED_IN),
    "facilities:trail": Page(ALL),
    "facilities:story": Page(ALL),
    "facilities:story_here": Page(ALL),
    "facilities:ask_visit": Page(SIGNED_IN, args={"kind": "trail"}),
    "facilities:cancel_visit": Act({"resident"}),
    "facilities:desk_walks": Page(SERVICE),
    "facilities:desk_walk_counts": Page(SERVICE),
    "facilities:desk_wish": Page(SERVICE - {"committee head"}),
    "facilities:desk_visit": Page(SERVICE - {"committee head"}),
    "facilities:desk_new_story": Page(SERVICE),
    "facilities:desk_story": Page(SERVICE),
    "facilities:desk_change_story": Page(SERVICE),
    "facilities:desk_story_picture": Act(SERVICE),
    "facilities:desk_drop_story_picture": Act(SERVICE),
    "facilities:desk_poster": Page(SERVICE),
    "facilities:desk_new_trail": Page(SERVICE),
    "facilities:desk_trail": Page(SERVICE - {"committee head"}),
    "facilities:desk_change_trail": Page(SERVICE - {"committee head"}),
    "facilities:desk_trail_points": Act(SERVICE - {"committee head"}),
    "facilities:desk_posters": Page(SERVICE - {"committee head"}),
    "volunteering:home": Page(ALL),
    "volunteering:experts": Page(ALL),
    "volunteering:join": Act(SIGNED_IN),
    "volunteering:leave": Act({"resident"}),
    "volunteering:profile": Page({"resident"}),
    "volunteering:expert": Page({"resident"}),
    "volunteering:guardians": Page(SIGNED_IN),
    "volunteering:guardian": Act(SERVICE),
    "volunteering:name_guardian": Act({"resident"}),
    "volunteering:shift": Page(ALL),
    "volunteering:claim": Act({"resident"}),
    "volunteering:give_up": Act({"resident"}),
    "volunteering:offer": Act({"resident"}),
    "volunteering:come": Page(SIGNED_IN),
    "volunteering:run": Page(SERVICE | {"resident"}),
    "volunteering:code": Page(SERVICE | {"resident"}),
    "volunteering:ticks": Act(SERVICE | {"resident"}),
    "volunteering:close": Act(SERVICE | {"resident"}),
    "volunteering:confirm": Act(SERVICE | {"resident"}),
    "volunteering:cancel": Act(SERVICE | {"resident"}),
    "volunteering:take_over": Act({"resident"}),
    "volunteering:tick": Act(SERVICE | {"resident"}),
    "volunteering:teams": Page(ALL),
    "volunteering:team": Page(ALL),
    "volunteering:join_team": Act({"resident"}),
    "volunteering:leave_team": Act({"resident"}),
    "volunteering:hours": Page({"resident"}),
    "volunteering:record": Page(SERVICE | {"resident"}),
    "volunteering:ask": Page({"resident"}),
    "volunteering:paper": Page(SERVICE),
    "volunteering:bank": Page(SIGNED_IN),
    "volunteering:donate": Page(SIGNED_IN),
    "volunteering:ask_help": Page(SIGNED_IN),
    "volunteering:help": Page(SERVICE | {"resident"}),
    "volunteering:act_on_help": Act(SERVICE | {"resident"}, args={"verb": "withdraw"}),
    "volunteering:desk_bank": Page(SERVICE),
    "volunteering:desk_bank_rules": Page(SERVICE),
    "volunteering:desk_bank_person": Page(SERVICE),
    "volunteering:desk_matches": Page(SERVICE - {"committee head"}),  # one committee is not the community
    "volunteering:desk_invite": Act(SERVICE - {"committee head"}),
    "volunteering:desk_decline": Act(SERVICE - {"committee head"}),
    "volunteering:desk_expiring": Page(SERVICE),
    "volunteering:desk_guardian": Page(SERVICE),
    "volunteering:desk_shifts": Page(SERVICE),
    "volunteering:on_notice": Page(ALL),
    "volunteering:check": Page(ALL, args={"token": "certificate"}),
    "volunteering:desk": Page(SERVICE),
    "volunteering:desk_records": Page(SERVICE),
    "volunteering:desk_confirm": Act(SERVICE),
    "volunteering:desk_record": Page(SERVICE),
    "volunteering:desk_certificates": Page(SERVICE),
    "volunteering:desk_certificate": Page(SERVICE),
    "volunteering:desk_volunteers": Page(SERVICE),
    "volunteering:desk_enter": Act(SERVICE),
    "volunteering:desk_volunteer": Page(SERVICE),
    "volunteering:desk_claim": Act(SERVICE | {"resident"}),
    "volunteering:desk_teams": Page(SERVICE),
    "volunteering:desk_found": Page(SERVICE),
    "volunteering:desk_team": Page(SERVICE),
    "volunteering:desk_add_member": Act(SERVICE),
    "volunteering:desk_close_team": Act(SERVICE),
    "volunteering:desk_member": Act(SERVICE),
    "volunteering:desk_duties": Page(SERVICE),
    "volunteering:desk_set_up": Page(SERVICE),
    "volunteering:desk_duty": Page(SERVICE),
    "volunteering:desk_close_duty": Act(SERVICE),
    "volunteering:desk_end_pattern": Act(SERVICE),
    "volunteering:points": Page(SIGNED_IN),
    "volunteering:points_rules": Page(ALL),
    "volunteering:points_appeal": Page(SIGNED_IN),
    "volunteering:points_appeals": Page(SIGNED_IN),
    "volunteering:points_appeal_page": Page({"resident"}),
    "volunteering:points_board": Page(SIGNED_IN),
    "volunteering:join_board": Act(SIGNED_IN),
    "volunteering:leave_board": Act(SIGNED_IN),
    "volunteering:shop": Page(ALL),
    "volunteering:item": Page(ALL),
    "volunteering:redeem": Act(SIGNED_IN),
    "volunteering:orders": Page(SIGNED_IN),
    "volunteering:order": Page({"resident"}),
    "volunteering:cancel_order": Act({"resident"}),
    "volunteering:honours": Page(ALL),
    "volunteering:nominate": Page(SIGNED_IN),
    "volunteering:own_honours": Page(SIGNED_IN),
    "volunteering:honour": Page({"resident"}),
    "volunteering:withdraw_honour": Act({"resident"}),
    "volunteering:desk_points": Page(SERVICE),
    "volunteering:desk_points_rule": Page(SETS),
    "volunteering:desk_end_points_rule": Page(SETS),
    "volunteering:desk_appeal": Page(SERVICE),
    "volunteering:desk_points_person": Page(SERVICE),
    "volunteering:desk_redeem": Act(SERVICE),
    "volunteering:desk_shop": Page(SERVICE),
    "volunteering:desk_new_item": Page(SERVICE - {"committee head"}),
    "volunteering:desk_item": Page(SERVICE),
    "volunteering:desk_sponsor": Page(SERVICE - {"committee head"} | {"property handler"}),
    "volunteering:desk_sponsor_sheet": Page(SERVICE - {"committee head"} | {"property handler"}),
    "volunteering:desk_orders": Page(SERVICE),
    "volunteering:hand_over": Page(SERVICE | UNITS),
    "volunteering:desk_order": Page(SERVICE | {"property handler"}),
    "volunteering:desk_honours": Page(SERVICE),
    "volunteering:desk_honour": Page(SERVICE),
}


@dataclass
class Ground:
    stage: Stage
    props: Props
    clients: dict[str, Client]
    things: dict[str, Any]
    owners: dict[str, Any]  # what the owners' committee knocks at instead: ballots of its own

    def address(self, name: str, own: dict[str, Any], kind: str = "") -> str:
        pattern = patterns()[name]
        things = self.things | self.owners if kind in NARROW else self.things
        wanted = {
            word: things.get(own.get(word, word), own.get(word)) if own.get(word) != "no-such-upload" else own[word]
            for word in _parameters(pattern)
        }
        return reverse(name, kwargs=wanted)


@cache
def patterns() -> dict[str, str]:
    return dict(addresses())


def _parameters(pattern: str) -> list[str]:
    return [part.split(">")[0].split(":")[-1] for part in pattern.split("<")[1:]]


@pytest.fixture
def ground(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ground]:
    logging.disable(logging.CRITICAL)  # refusals are what this test is about
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *given, **named: None)  # copied for nobody
    yield ground_of(stage)
    logging.disable(logging.NOTSET)


def ground_of(stage: Stage) -> Ground:
    props = furnish(stage)
    ownership = Ownership.objects.create(
        room=stage.room_301, person=stage.wang_fang, area=9000, part=1, whole=1, source="register"
    )
    correction = Correction.objects.create(
        person=stage.wang_fang, words="生日不对", asked_at=timezone.now(), due_at=timezone.now()
    )
    subject = ("matters.matter", props.public.id)
    with transaction.atomic():
        record, private = {"number": props.public.number}, {"words": "灯"}
        transparency.publish("matters.reported", stage.community.id, record, private, subject, "props", timezone.now())
    transparency.keep_up(timezone.now())
    things = {
        "number": props.matter.number, "key": props.file.key, "token": token_of(props.code.number), "code": props.code.number,
        "pk": stage.building_3.id, "building": stage.building_3.id, "building_id": stage.building_3.id,
        "community": stage.community.id, "committee": stage.committee.id, "grid": stage.grid.id,
        "person_id": stage.wang_fang.id, "room_id": stage.room_301.id, "residence_id": stage.wang_fang.residences.get().id,
        "ownership_id": ownership.id, "correction_id": correction.id, "notice": props.notice.id, "filter_id": 1,
        "organisation_id": stage.property.id, "post_id": Post.objects.get(person=stage.li_xiuying).id,
        "delivery_id": Delivery.objects.order_by("id").values_list("id", flat=True).first() or 1,
        "category": props.matter.category_id, "leaf": 0, "receipt": token_of_leaf(0), "matter": props.public.id,
    }  # fmt: skip
    for made in (
        volunteers.props,
        activity_props,
        club_props,
        childcare_props,
        facility_props,
        ledger_props,
        fund_props,
        ballot_props,
        pact_props,
        project_props,
        beyond_props,
        choosing_props,
        doing_props,
        election_props,
        survey_props,
        topic_props,
        talk_props,
        bulletins_of,
    ):
        more = made(stage)
        assert not things.keys() & more.keys(), "one word for two things: name one otherwise, and say so in OWN_ARGS"
        things |= more
    owners = owners_props(stage)
    return Ground(stage, props, {kind: signed_in(person_of(stage, kind)) for kind in (*KINDS, *NARROW)}, things, owners)


def bulletins_of(stage: Stage) -> dict[str, int]:
    """A draft, a published one, a kept audience and a thread, all of 3 号楼."""
    at, writer = timezone.now(), stage.standing(stage.zhang_wei)
    draft, published = (
        notices.write(notices.Draft(stage.building_3, "works", title, "明早 8 点到 10 点停水。"), by=writer, at=at)
        for title in ("明早停水", "今晚停电")
    )
    notices.submit(published, by=writer, at=at)
    notices.publish(published, by=stage.standing(stage.zhao_min), at=at)
    line = notices.ask("楼下的灯什么时候修？", by=stage.standing(stage.wang_fang), at=at)
    old = notices.Kept(stage.property, "3 号楼老人", stage.building_3, Rule(age_from=60))
    kept = notices.keep_audience(old, by=writer, at=at)
    return {"bulletin": draft.pk, "published": published.pk, "thread": line.thread_id, "audience": kept.pk}


OWN_ARGS = {
    "activities:feed": {"token": "feed"},
    "activities:own_claim": {"claim_id": "stall_claim_id"},
    "activities:give_back_claim": {"claim_id": "stall_claim_id"},
    "activities:move_claim": {"claim_id": "stall_claim_id"},
    "activities:desk_claim": {"claim_id": "stall_claim_id"},
    "deliberation:talk": {"number": "topic_number"},
    "deliberation:speak": {"number": "topic_number"},
    "deliberation:spoken_for": {"number": "topic_number"},
    "deliberation:remark": {"number": "topic_number"},
    "deliberation:remark_act": {"number": "topic_number"},
    "facilities:cancel_rest": {"series_id": "booking_series_id"},
    "facilities:desk_change_contract": {"contract_id": "draft_contract_id"},
    "projects:work": {"project_number": "running_project"},
    "projects:work_receipt": {"project_number": "running_project"},
    "projects:work_income": {"project_number": "running_project"},
    "projects:work_milestone": {"project_number": "running_project"},
    "projects:work_report": {"project_number": "running_project"},
    "projects:work_change": {"project_number": "running_project"},
    "projects:work_closing": {"project_number": "running_project"},
    "projects:agreement": {"project_number": "running_project"},
    "projects:agreement_pdf": {"project_number": "running_project"},
    "projects:desk_project": {"project_number": "running_project"},
    "projects:desk_project_act": {"project_number": "running_project"},
    "projects:evaluate": {"project_number": "closing_project"},
    "projects:desk_choosing": {"call": "jury_call"},
    "projects:desk_scores": {"call": "jury_call"},
    "projects:desk_pitch": {"call": "jury_call"},
    "projects:desk_ranking": {"call": "jury_call"},
    "projects:desk_vote": {"call": "jury_call"},
    "projects:desk_choosing_act": {"call": "jury_call"},
    "projects:jury_call": {"call": "jury_call"},
    "projects:jury_pitch": {"call": "jury_call"},
    "projects:pitch": {"call": "jury_call"},
    "projects:result": {"call": "result_call"},
    "projects:result_object": {"call": "result_call"},
    "projects:desk_adjust": {"call": "result_call", "application": "result_application"},
    "projects:desk_screen": {"application": "jury_application"},
    "projects:desk_forum": {"application": "jury_application"},
    "projects:jury_review": {"call": "jury_call", "application": "jury_application"},
    "projects:jury_conflict": {"call": "jury_call", "application": "jury_application"},
    "projects:letter": {"application": "result_application"},
    "projects:leave_result": {"application": "result_application"},
    "projects:desk_application": {"application": "sent_application"},
    "projects:desk_edit_call": {"call": "draft_call"},
    "projects:desk_call_parts": {"call": "draft_call"},
    "projects:desk_preview_call": {"call": "draft_call"},
    "notices:read": {"pk": "notice"},
    "notices:bulletin": {"pk": "published"},
    "notices:desk_bulletin": {"pk": "bulletin"},
    "notices:desk_change": {"pk": "bulletin"},
    "notices:desk_deliveries": {"pk": "bulletin"},
    "notices:desk_act": {"pk": "bulletin"},
    "notices:desk_thread": {"pk": "thread"},
    "notices:desk_audience": {"pk": "audience"},
    "notices:desk_audience_change": {"pk": "audience"},
    "notices:desk_audience_drop": {"pk": "audience"},
    "notices:desk_people": {"pk": "bulletin"},
    "matters:desk_category": {"pk": "category"},
    "matters:desk_close_category": {"pk": "category"},
}


def url_of(ground: Ground, name: str, kind: str = "") -> str:
    line = TABLE[name]
    query = line.query.format(**ground.things) if isinstance(line, Page) else ""
    return ground.address(name, OWN_ARGS.get(name, {}) | line.args, kind) + query


def test_every_address_has_its_line():
    names = [name for name, _path in addresses()]
    assert sorted(set(names) - set(TABLE)) == [], "say in TABLE who may open it"
    assert sorted(set(TABLE) - set(names)) == [], "these addresses are gone"


def opens(name: str, line: Page | Act, kind: str) -> bool:
    """The owners' committee: the whole desk of its own ballots; else what anybody of a unit may."""
    if kind in NARROW:
        return name.startswith("ballots:desk") or "other unit" in line.to
    return kind in line.to


def expected(name: str, line: Page | Act, kind: str) -> tuple[Any, ...]:
    if isinstance(line, Act):
        return (NO_SUCH_METHOD,) if kind != "visitor" else (NO_SUCH_METHOD, SIGN_IN)
    if opens(name, line, kind):
        return (line.answer,)
    return (line.visitor,) if kind == "visitor" else line.others


def told(answer: Any) -> Any:
    return SIGN_IN if answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=") else answer.status_code


@pytest.mark.row("C147", "C148")
def test_every_page_opens_for_those_it_is_for_and_nobody_else(ground):
    wrong = {}
    for name, line in TABLE.items():
        for kind in kinds_at(name):
            answer = told(ground.clients[kind].get(url_of(ground, name, kind)))
            if answer not in expected(name, line, kind):
                wrong[f"{name} for {kind}"] = (answer, "instead of", *expected(name, line, kind))
    assert wrong == {}


ANYTHING = {
    "words": "试一下", "reason": "试一下改不改得动", "name": "改了名", "on": "2026-11-20", "since": "2026-11-20", "date": "2026-11-20",
    "kind": "off", "effective_on": "2026-11-20", "verdict": "good", "phone": "13900000007", "question": "？", "place": "1",
    "once": "a-key-of-more-than-sixteen", "picked": "x", "title": "试", "relation": "01", "weekday": "1", "colour": "#123456",
}  # fmt: skip


def everything_kept() -> dict[str, list[Any]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("mulin.")]
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in ours}


def test_nobody_changes_what_is_not_theirs_to_change(ground):
    """What a page does not open for, its form does not work for either."""
    before, answers = everything_kept(), {}
    for name, line in TABLE.items():
        for kind in kinds_at(name):
            if opens(name, line, kind):
                continue
            if name == "people:sign_in":
                continue
            answer = told(ground.clients[kind].post(url_of(ground, name, kind), ANYTHING))
            if answer not in (SIGN_IN, REFUSED, HIDDEN, NO_SUCH_METHOD):
                answers[f"{name} for {kind}"] = answer
    after = everything_kept()
    assert (answers, [label for label in before if before[label] != after[label]]) == ({}, [])


def test_what_is_public_opens_for_neighbours_and_strangers_without_a_name(stage: Stage):
    url = f"/matters/{furnish(stage).public.number}/"
    for kind in ("visitor", "neighbour", "rider", "other unit"):
        text = signed_in(person_of(stage, kind)).get(url).content.decode()
        assert "三楼楼道的灯不亮了" in text and "王芳" not in text and "跟进" in text


def test_a_person_of_another_house_finds_nothing_by_guessing_numbers(stage: Stage):
    hidden, ma_li = furnish(stage).matter, signed_in(stage.ma_li)
    assert hidden.number not in ma_li.get("/matters/?tab=near").content.decode()
    assert ma_li.get(f"/desk/matters/?text={hidden.number}").status_code == REFUSED
    assert Matter.objects.count() == 2 and Code.objects.count() == 1
