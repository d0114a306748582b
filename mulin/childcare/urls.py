from django.urls import URLPattern, URLResolver

app_name = "childcare"
urlpatterns: list[URLPattern | URLResolver] = []
