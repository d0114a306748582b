from django import template

from mulin.projects.rules import money_words

register = template.Library()
register.filter("yuan", money_words.yuan)
register.filter("points", money_words.points)
