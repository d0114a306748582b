from django.urls import path

from .views import me, signing_in, who
from .views.desk import listing, person, rooms

app_name = "people"
urlpatterns = [
    path("sign-in/", signing_in.phone, name="sign_in"),
    path("sign-in/code/", signing_in.code, name="code"),
    path("sign-in/again/", signing_in.again, name="again"),
    path("sign-in/second/", signing_in.second_factor, name="second"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("me/", me.me, name="me"),
    path("me/who/", who.who, name="who"),
    path("me/choices/", me.choices, name="choices"),
    path("me/held/", me.held, name="held"),
    path("me/held/copy.<str:kind>", me.copy, name="copy"),
    path("me/held/correct/", me.correct, name="correct"),
    path("me/delete/", me.delete, name="delete"),
    path("me/sessions/", me.sessions, name="sessions"),
    path("me/sessions/end-others/", me.end_others, name="end_others"),
    path("me/second/", me.second_factor, name="second_set_up"),
    path("desk/people/", listing.people, name="people"),
    path("desk/people/export/", listing.export, name="export"),
    path("desk/people/corrections/", person.corrections, name="corrections"),
    path("desk/people/corrections/<int:correction_id>/", person.answer, name="answer"),
    path("desk/people/<int:person_id>/", person.person, name="person"),
    path("desk/people/<int:person_id>/change/", person.change, name="change"),
    path("desk/people/<int:person_id>/join/", person.join, name="join"),
    path("desk/people/<int:person_id>/move-in/", rooms.move_in, name="move_in"),
    path("desk/people/<int:person_id>/reset-second/", person.reset_second, name="reset_second"),
    path("desk/people/<int:person_id>/phone/", person.reveal, {"field": "phone"}, name="reveal_phone"),
    path("desk/people/<int:person_id>/id-number/", person.reveal, {"field": "id_number"}, name="reveal_id"),
    path("desk/residences/<int:residence_id>/end/", rooms.move_out, name="move_out"),
    path("desk/rooms/<int:room_id>/", rooms.room, name="room"),
    path("desk/rooms/<int:room_id>/register/", rooms.register, name="register"),
    path("desk/rooms/<int:room_id>/owners/", rooms.add_owner, name="add_owner"),
    path("desk/ownerships/<int:ownership_id>/end/", rooms.end_ownership, name="end_ownership"),
]
