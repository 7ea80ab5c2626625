"""What the street may fetch: papers that were made public, and nothing else."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from chibo.work.documents.models import Document
from chibo.work.documents.services import make_public, register_incoming, withdraw_public
from tests.work.exchange.letters import DAY
from tests.work.exchange.stories import ON, issued

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def atom():
    answer = Client().get(reverse("feeds:atom"))
    assert answer.headers["Content-Type"] == "application/atom+xml"
    return etree.fromstring(answer.content)


def items():
    answer = Client().get(reverse("feeds:json"))
    assert answer.headers["Content-Type"] == "application/feed+json"
    return json.loads(answer.content)["items"]


def public(cast, document):
    return make_public(Document.objects.get(pk=document.pk), by=cast.clerk.account, on=ON)


def test_nothing_is_published_until_somebody_does_it(cast):
    paper = issued(cast)
    words = {"issuer": "Sở khác", "number": "1/SK-VP", "issued_on": DAY, "title": "Công văn riêng", "received_on": ON}
    register_incoming(cast.department.pk, by="test", on=ON, files=[("a.txt", b"rieng")], **words)
    assert atom().findall("a:entry", ATOM) == []
    assert items() == []
    assert Client().get(reverse("feeds:file", args=[paper.pk])).status_code == 404


def test_a_public_paper_stands_in_both_feeds_and_its_neighbours_do_not(cast):
    shown = public(cast, issued(cast, title="Thông báo <mở> & rộng"))
    hidden = issued(cast, number="2/SNgV-VP", title="Chuyện nội bộ")
    (entry,) = atom().findall("a:entry", ATOM)
    assert entry.findtext("a:title", namespaces=ATOM) == "1/SNgV-VP Thông báo <mở> & rộng"
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == "Sở Ngoại vụ"
    link = entry.find("a:link", ATOM)
    assert (link.get("rel"), link.get("type")) == ("enclosure", "text/plain")
    (item,) = items()
    assert item["title"].endswith("Thông báo <mở> & rộng")
    assert item["attachments"][0]["size_in_bytes"] == shown.file.size
    for address in (reverse("feeds:atom"), reverse("feeds:json")):
        words = Client().get(address).content.decode()
        for secret in ("nội bộ", "2/SNgV-VP", f"/{hidden.pk}/", "Vũ Thị Hà", "văn thư"):
            assert secret not in words


def test_the_file_of_a_public_paper_is_fetched_without_signing_in(cast):
    paper = public(cast, issued(cast))
    answer = Client().get(reverse("feeds:file", args=[paper.pk]))
    assert b"".join(answer.streaming_content).decode() == "Công văn về hội thảo chè"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_what_is_taken_back_is_gone_at_once(cast):
    paper = public(cast, issued(cast))
    withdraw_public(Document.objects.get(pk=paper.pk), by=cast.clerk.account)
    assert items() == []
    assert Client().get(reverse("feeds:file", args=[paper.pk])).status_code == 404


def test_the_feeds_do_not_care_who_asks(cast):
    issued(cast)
    for client in (cast.secretary.client, cast.administrator.client, cast.stranger.client):
        assert json.loads(client.get(reverse("feeds:json")).content)["items"] == []


def test_a_feed_asks_the_same_for_one_and_for_many(cast, count_queries):
    public(cast, issued(cast))
    few = count_queries(items)
    for number in range(2, 7):
        public(cast, issued(cast, number=f"{number}/SNgV-VP", title=f"Thông báo {number}"))
    assert count_queries(items) == few
    assert len(items()) == 6
