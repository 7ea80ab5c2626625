"""Promises about personal data: every model says what it holds, every key to a person is told, times stand in packs."""

import datetime as dt
import importlib.util
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from chibo.kernel.personal import Blank, Keep, NotPersonal, Personal
from chibo.organization.people.models import Person
from chibo.organization.privacy.choices import Purpose
from chibo.organization.privacy.queries.declared import by_label
from chibo.organization.privacy.queries.libraries import LIBRARIES
from chibo.platform.accounts.models import Account
from chibo.platform.rulebook.lookup import Rules

ROOT = Path(__file__).parents[2]
MODELS = sorted(apps.get_models(), key=lambda model: model._meta.label)
EVERY = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
TODAY = dt.date(2026, 11, 22)


def said(model):
    return model.__dict__.get("personal") or LIBRARIES.get(model._meta.label)


def walk(model, path):
    """The field at the end of a lookup path and the model it leads to."""
    field = None
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        model = field.related_model or model
    return field, model


@EVERY
def test_every_model_says_what_it_holds_on_people(model):
    assert isinstance(said(model), Personal | NotPersonal), "no `personal = …`: see kernel/personal.py"


@EVERY
def test_every_key_to_a_person_or_an_account_is_told(model):
    declaration = said(model)
    paths = {*declaration.acting}
    if isinstance(declaration, Personal):
        paths |= {*declaration.people, *declaration.accounts}
    told = {path.split("__")[0] for path in paths}
    keys = {
        field.name for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model in (Person, Account)
    }
    assert keys <= told, f"{sorted(keys - told)}: about whom is it, or who acted?"


@EVERY
def test_the_paths_of_a_declaration_lead_where_it_says(model):
    declaration = said(model)
    if not isinstance(declaration, Personal):
        return
    for path in declaration.people:
        assert walk(model, path)[1] is Person, path
    for path in declaration.accounts:
        assert walk(model, path)[1] is Account, path
    if declaration.since and declaration.since != "leaving":
        assert isinstance(walk(model, declaration.since)[0], models.DateField), declaration.since
    names = {field.name for field in model._meta.get_fields()}
    ends = declaration.at_end.fields if isinstance(declaration.at_end, Blank) else ()
    only = (declaration.fields,) if isinstance(declaration.fields, str) else declaration.fields
    assert {*declaration.unshown, *declaration.acting, *ends, *only} <= names


@EVERY
def test_purpose_and_retention_stand_in_a_rule_pack(model):
    declaration = said(model)
    if not isinstance(declaration, Personal):
        return
    rules = Rules(TODAY)
    assert declaration.purpose in [row["id"] for row in rules.table("privacy.purposes")]
    months = rules.integer(f"retention.{declaration.keep}")
    assert months or isinstance(declaration.at_end, Keep), "a class that is kept for good says why"


@EVERY
def test_what_cannot_be_deleted_is_never_proposed(model):
    """Whoever refuses ``delete()`` is the archive, and says so in its declaration."""
    declaration = said(model)
    if model.delete is not models.Model.delete and isinstance(declaration, Personal):
        assert isinstance(declaration.at_end, Keep)


def test_every_purpose_of_the_packs_has_its_words_and_the_other_way_round():
    ids = [row["id"] for row in Rules(TODAY).table("privacy.purposes")]

    assert sorted(ids) == sorted(Purpose.values)


def test_no_library_is_declared_twice():
    assert not [label for label, one in by_label().items() if label in LIBRARIES and "personal" in one.model.__dict__]


@pytest.mark.parametrize("label", ["meetings.Statement", "meetings.RollEntry", "papers.Paper", "audit.AuditEntry"])
def test_minutes_papers_and_the_trail_are_kept(label):
    assert isinstance(said(apps.get_app_config(label.split(".")[0]).get_model(label.split(".")[1])).at_end, Keep)


@pytest.fixture(scope="module")
def generated():
    place = importlib.util.spec_from_file_location("personal_doc", ROOT / "tools" / "personal_doc.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


def test_the_page_about_personal_data_is_fresh(generated):
    assert generated.PAGE.read_text(encoding="utf-8") == generated.page(), "run python tools/personal_doc.py"


def test_the_page_names_every_model(generated):
    page = generated.page()

    assert [model._meta.label for model in MODELS if not re.search(re.escape(f"`{model._meta.label}`"), page)] == []
