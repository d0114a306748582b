from django.urls import path

from .views import me, signing_in, who

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
]
