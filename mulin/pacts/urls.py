from django.urls import URLPattern, URLResolver

app_name = "pacts"
urlpatterns: list[URLPattern | URLResolver] = []
