"""A long list is written by the worker: ordered once, all or nothing, the result kept, a refusal said on its page."""

import pytest
from django.urls import reverse

from chibo.organization.membership.models import Membership
from chibo.organization.people.models import Person
from chibo.organization.register.choices import ImportState
from chibo.organization.register.models import MembersImport
from chibo.organization.register.services import import_ordered, ordering, preview_members_file
from chibo.organization.register.views import importing
from chibo.platform.audit.models import AuditEntry
from tests.organization.register import lists


@pytest.fixture
def preview(cast, monkeypatch):
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    return preview_members_file(lists.plain_list(), unit_id=cast.cell.pk, by=cast.clerk.account)


def confirm(cast, found):
    return cast.clerk.client.post(reverse("register:confirm", args=[found.pk]))


def test_it_is_ordered_and_the_page_says_so_until_the_worker_has_written_it(cast, preview):
    people = Person.objects.count()
    assert confirm(cast, preview).url == preview.get_absolute_url()
    assert Person.objects.count() == people
    for _reload in range(2):
        assert "đang được nhập" in cast.clerk.client.get(preview.get_absolute_url()).content.decode()
    assert import_ordered() == 1
    assert Person.objects.count() > people
    assert "đang được nhập" not in cast.clerk.client.get(preview.get_absolute_url()).content.decode()
    assert cast.clerk.client.get(preview.get_absolute_url(), {"waiting": "1"})["HX-Refresh"] == "true"
    preview.refresh_from_db()
    assert (preview.state, preview.rows) == (ImportState.IMPORTED, [])
    assert AuditEntry.objects.get(action="register.list.imported").actor_id == cast.clerk.account.pk


def test_ordered_twice_is_written_once(cast, preview):
    confirm(cast, preview)
    confirm(cast, preview)
    assert (import_ordered(), import_ordered()) == (1, 0)
    assert AuditEntry.objects.filter(action="register.list.ordered").count() == 1


def test_what_changed_meanwhile_sends_it_back_with_the_reason_and_saves_nothing(cast, preview):
    confirm(cast, preview)
    rows = MembersImport.objects.get(pk=preview.pk).rows
    rows[0]["full_name"] = "Một Tên Khác"
    MembersImport.objects.filter(pk=preview.pk).update(rows=rows)
    before = Membership.objects.count()
    assert import_ordered() == 0
    found = MembersImport.objects.get(pk=preview.pk)
    assert (found.state, Membership.objects.count()) == (ImportState.PREVIEWED, before)
    assert found.refused
    page = cast.clerk.client.get(preview.get_absolute_url()).content.decode()
    assert "Chưa nhập được danh sách" in page


def test_killed_half_way_nothing_is_saved_and_the_next_look_begins_anew(cast, preview, monkeypatch):
    confirm(cast, preview)
    people = Person.objects.count()

    def killed(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(ordering, "import_previewed", killed)
    with pytest.raises(KeyboardInterrupt):
        import_ordered()
    monkeypatch.undo()
    assert Person.objects.count() == people
    assert MembersImport.objects.get(pk=preview.pk).state == ImportState.ORDERED
    assert import_ordered() == 1
