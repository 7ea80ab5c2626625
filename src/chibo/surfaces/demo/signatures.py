"""A plan of the cell is being signed: the deputy has signed with an invented certificate, the secretary's turn has come."""

import datetime as dt

from django.utils import timezone

from chibo.organization.people.queries import person_card
from chibo.organization.units.queries import unit_card
from chibo.platform.files.models import StoredFile
from chibo.platform.papers.content import System
from chibo.platform.papers.kinds import BodyPart, Letterhead, Signer, compose_letter, kind_of
from chibo.platform.papers.layout import layout_from
from chibo.platform.papers.render import render_pdf
from chibo.platform.rulebook.queries import rules_on
from chibo.surfaces.demo.authority import authority, certificate_for
from chibo.surfaces.demo.days import at
from chibo.surfaces.demo.stage import Stage
from chibo.work.documents.queries import document_card
from chibo.work.documents.services import draw_number, register_issued
from chibo.work.signing.queries import next_signer
from chibo.work.signing.services import Key, SignerWish, ask_signatures, sign_with_key

FIRST, SECOND, ASKER = "hang", "hoa", "au"
PASSPHRASE = "chứng thư bịa"  # noqa: S105 -- of a key that is made and thrown away while the demo is played
SUBJECT = "phối hợp tổ chức Tuần lễ hữu nghị với các địa phương nước ngoài"
PARTS = (
    BodyPart("I. Mục đích, yêu cầu", "Giới thiệu tỉnh với bạn bè quốc tế, gắn nhiệm vụ của chi bộ với chuyên môn của Sở."),
    BodyPart("II. Nhiệm vụ", "Mỗi phòng phụ trách một nội dung; đảng viên gương mẫu nhận việc khó, báo cáo hằng tuần."),
    BodyPart("III. Tổ chức thực hiện", "Chi ủy phân công, đôn đốc và báo cáo Đảng ủy cấp trên khi kết thúc."),
)


def let_a_plan_be_signed(stage: Stage) -> None:
    """Put it into the diary: issued and sent to its signers two days ago; the first signs on the same day."""
    day = stage.on - dt.timedelta(days=2)
    stage.diary.add(at(day, 15), _sign, stage, day)


def _sign(stage: Stage, day: dt.date) -> None:
    by, moment = stage.actor(ASKER), at(day, 15)
    number = draw_number(stage.cell, "party", "KH", by=by, on=day)
    document = register_issued(
        stage.cell, number=number, system="party", type_code="KH", issued_on=day, title=f"Kế hoạch {SUBJECT}", by=by,
        on=day, at=moment, files=[("ke-hoach.pdf", _pdf(stage, day, number.text))],
    )
    card = document_card(document.pk)
    if card is None or card.file_id is None:
        raise LookupError("the plan has no file")
    wishes = [
        SignerWish(stage.people[FIRST], post="Phó Bí thư"),
        SignerWish(stage.people[SECOND], post="Bí thư", capacity="T/M CHI BỘ"),
    ]
    job = ask_signatures(
        card.reference, StoredFile.objects.get(pk=card.file_id), wishes, unit_id=stage.cell, number=card.number,
        title=f"{card.number} {card.title}", href=card.href, due=stage.on + dt.timedelta(days=3), by=by, on=day, at=moment,
    )  # fmt: skip
    signer = next_signer(job)
    if signer is not None:
        sign_with_key(signer, key=_invented_key(_name(stage, FIRST)), by=stage.accounts[FIRST], on=day, at=at(day, 16))


def _invented_key(name: str) -> Key:
    """A certificate of nobody, valid for a year from the day the demo is really played: signatures bear that day."""
    now = timezone.now()
    root = authority("Nơi cấp chứng thư số bịa của bản thử nghiệm", at=now)
    mine = certificate_for(name, root, since=now - dt.timedelta(days=1), until=now + dt.timedelta(days=365))
    return Key(PASSPHRASE, mine.as_file(PASSPHRASE, root.certificate))


def _pdf(stage: Stage, day: dt.date, number: str) -> bytes:
    rules, unit = rules_on(day, f"unit:{stage.cell}"), unit_card(stage.cell)
    if unit is None:
        raise LookupError("the cell")
    above = unit_card(unit.parent_id) if unit.parent_id else None
    head = Letterhead(
        superior=above.name if above else "", issuer=unit.name, place=unit.place_name, day=day, number=number,
        organ=unit.symbol,
    )  # fmt: skip
    content = compose_letter(
        kind_of(System.PARTY, "KH", rules), {"subject": SUBJECT, "recipients": "Các đồng chí đảng viên\nLưu Chi bộ"},
        head=head, signers=(Signer(name=_name(stage, SECOND), post="Bí thư", authority="T/M", over="Chi bộ"),), parts=PARTS,
    )  # fmt: skip
    return render_pdf(content, layout_from(rules, content.system))


def _name(stage: Stage, key: str) -> str:
    person = person_card(stage.people[key])
    return person.full_name if person else ""
