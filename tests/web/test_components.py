"""The macros: strict about their arguments, wired for keyboard and reader, escaped."""

import datetime as dt
import re
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils import translation
from jinja2 import Environment, UndefinedError


@pytest.fixture(scope="module")
def env() -> Environment:
    """The environment of the pages, reading the kit's own templates."""
    from django.template import engines

    return engines["jinja2"].env


@pytest.fixture
def draw(env: Environment) -> Any:
    """Render a piece of a page in English."""

    def render(source: str, **context: Any) -> str:
        with translation.override("en"):
            return re.sub(r"\s+", " ", env.from_string(source).render(**context)).strip()

    return render


class Task(forms.Form):
    title = forms.CharField(label="Title", help_text="As in the agenda.")
    kind = forms.ChoiceField(label="Kind", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    note = forms.CharField(label="Note", required=False)
    sure = forms.BooleanField(label="Sure", required=False)


def test_an_argument_that_does_not_exist_is_an_error(draw: Any) -> None:
    with pytest.raises(TypeError, match="colour"):
        draw('{{ ui.pill("ok", "Done", colour="red") }}')


def test_a_name_that_does_not_exist_is_an_error(draw: Any) -> None:
    with pytest.raises(UndefinedError):
        draw("{{ ui.pill('ok', words_that_nobody_gave) }}")


def test_a_state_that_does_not_exist_is_an_error(draw: Any) -> None:
    with pytest.raises(UndefinedError):
        draw('{{ ui.pill("wonderful", "Done") }}')


def test_what_people_typed_is_escaped(draw: Any) -> None:
    html = draw("{{ ui.row(title, note=title, href='/x/') }}{{ ui.button(title) }}", title="<b>&</b>")
    assert "<b>&</b>" not in html
    assert html.count("&lt;b&gt;&amp;&lt;/b&gt;") == 3


def test_a_colour_never_speaks_alone(draw: Any) -> None:
    assert "Late by 2 days" in draw('{{ ui.pill("late", "Late by 2 days") }}')
    assert "#triangle-alert" in draw('{{ ui.pill("late", "Late by 2 days") }}')


def test_a_forbidden_act_says_why_and_does_nothing(draw: Any) -> None:
    html = draw('{{ ui.button("Close", post="/close/", disabled_reason="two votes are open") }}')
    assert 'aria-disabled="true"' in html
    assert "two votes are open" in html
    assert "/close/" not in html


def test_a_posting_button_works_without_a_form_around_it(draw: Any) -> None:
    html = draw('{{ ui.button("Accept", post="/tasks/7/accept/", key="a") }}')
    assert 'form="post"' in html
    assert 'formaction="/tasks/7/accept/"' in html
    assert 'formmethod="post"' in html
    assert 'data-key="a"' in html


def test_an_icon_button_has_a_name_in_words(draw: Any) -> None:
    html = draw('{{ ui.icon_button("pencil", "Edit the title") }}')
    assert 'aria-label="Edit the title"' in html
    assert 'title="Edit the title"' in html


def test_help_and_error_belong_to_their_field(draw: Any) -> None:
    html = draw("{{ ui.form_field(form.title) }}", form=Task({}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<label for="id_title">' in html


def test_a_group_of_choices_has_a_legend(draw: Any) -> None:
    html = draw("{{ ui.form_field(form.kind) }}", form=Task())
    assert html.startswith("<fieldset")
    assert "<legend>Kind</legend>" in html


def test_a_field_that_may_stay_empty_says_so(draw: Any) -> None:
    assert "(optional)" in draw("{{ ui.form_field(form.note) }}", form=Task())
    assert "(optional)" not in draw("{{ ui.form_field(form.title) }}", form=Task())


def test_the_summary_leads_to_each_mistake_and_takes_the_focus(draw: Any) -> None:
    html = draw("{{ ui.error_summary(form) }}", form=Task({}))
    assert 'href="#id_title"' in html
    assert "data-focus" in html
    assert 'role="alert"' in html
    assert draw("{{ ui.error_summary(form) }}", form=Task()) == ""


def test_the_form_carries_its_token_and_its_mistakes(draw: Any) -> None:
    html = draw(
        '{% call ui.form(token, errors=form, autosave="/save/", version=3) %}inside{% endcall %}',
        form=Task({}), token="TOKEN",
    )
    assert "TOKEN" in html
    assert "inside" in html
    assert "error-summary" in html
    assert 'data-autosave="/save/" data-version="3"' in html
    assert "data-guard" not in html


def test_autosave_claims_nothing_before_the_server_answered(draw: Any) -> None:
    assert re.search(r"data-saved></span>", draw("{{ ui.saved_state() }}"))


def test_the_ribbon_says_where_one_is_in_words_too(draw: Any) -> None:
    steps = [
        {"label": "Prepare", "note": "", "state": "done"},
        {"label": "Meet", "note": "05/12", "state": "now", "href": "/m/"},
    ]
    html = draw("{{ ui.ribbon(steps, 'The month') }}", steps=steps)
    assert 'aria-current="step"' in html
    assert "(done)" in html
    assert 'href="/m/"' in html


def test_the_share_is_drawn_without_a_style_attribute(draw: Any) -> None:
    html = draw("{{ ui.progress([('ok', 7, 'done'), ('late', 1, 'late')], 8, '7 of 8') }}")
    assert 'aria-label="7 of 8"' in html
    assert 'width="875.0"' in html
    assert "style=" not in html


def test_a_share_of_nothing_is_an_empty_bar(draw: Any) -> None:
    assert "<rect" not in draw("{{ ui.bar(0, 0, 'nothing yet') }}")


@pytest.mark.parametrize(("language", "month"), [("en", "Dec"), ("vi", "thg 12")])
def test_a_day_is_shown_with_its_month_in_words(env: Environment, language: str, month: str) -> None:
    with translation.override(language):
        html = env.from_string("{{ ui.day_tile(day) }}").render(day=dt.date(2026, 12, 5))
    assert f"<b>05</b><span>{month}</span>" in html
    assert 'datetime="2026-12-05"' in html


def test_sorting_keeps_the_filters_and_returns_to_the_first_page(draw: Any) -> None:
    query = QueryDict("q=hang&page=3&sort=due")
    html = draw(
        "{% call ui.table([{'label': 'Due', 'sort': 'due'}], label='Tasks', query=q, sort='due') %}"
        "{% endcall %}",
        q=query,
    )
    assert 'href="?q=hang&amp;page=1&amp;sort=-due"' in html
    assert 'aria-sort="ascending"' in html
    assert query.urlencode() == "q=hang&page=3&sort=due"


def test_pages_keep_the_filters(draw: Any) -> None:
    html = draw("{{ ui.pagination(p, q) }}", p=Paginator(range(95), 20).page(2), q=QueryDict("q=hang"))
    assert "21 to 40 of 95" in html
    assert "?q=hang&amp;page=3" in html
    assert draw("{{ ui.pagination(p, q) }}", p=Paginator(range(5), 20).page(1), q=QueryDict()) == ""


def test_a_list_can_be_ordered_without_a_script(draw: Any) -> None:
    html = draw(
        "{% call ui.sortable('/order/', 'Agenda') %}"
        "{% call ui.sortable_item(7, 'News', '/order/', first=true) %}News{% endcall %}{% endcall %}"
    )
    assert 'name="move" value="7:down"' in html
    assert 'formaction="/order/"' in html
    assert "7:up" not in html


def test_a_missing_fact_is_said_in_words(draw: Any) -> None:
    assert "not given yet" in draw("{{ ui.facts([('Product', none)]) }}")


@pytest.mark.parametrize("name", ["button", "form_field", "thread", "ribbon", "table", "a4_preview", "sortable_item"])
def test_a_macro_is_found_by_its_name(env: Environment, name: str) -> None:
    assert getattr(env.globals["ui"], name).name == name
