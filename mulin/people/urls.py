from django.urls import path

from .views import signing_in, who

app_name = "people"
urlpatterns = [
    path("sign-in/", signing_in.phone, name="sign_in"),
    path("sign-in/code/", signing_in.code, name="code"),
    path("sign-in/again/", signing_in.again, name="again"),
    path("sign-in/second/", signing_in.second_factor, name="second"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("me/who/", who.who, name="who"),
]
