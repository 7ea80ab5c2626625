"""Papers of an office of many years, made up: sentences of the office, numbers and names that nobody bears.

Sentences are made once, with their words as the index keeps them (by the product's own rules), and papers are put together
from them; so 2 GB take minutes. ``bench/search.py`` compares some of them with what the indexing worker would have written.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chibo.platform.search.abbreviations import abbreviations

SENTENCES, NAMED = 8_000, 40_000
WHO = (
    "chi bộ", "Đảng ủy", "Ban Thường vụ Tỉnh ủy", "Sở Ngoại vụ", "Ủy ban nhân dân tỉnh", "các cấp ủy",
    "cán bộ, đảng viên", "Phòng Hợp tác quốc tế", "lãnh đạo Sở", "Văn phòng Sở", "Công đoàn cơ quan", "Đoàn Thanh niên",
    "tổ công tác", "từng đồng chí cấp ủy viên", "Hội đồng thi đua", "các sở, ngành, địa phương", "Ban Chỉ đạo",
    "Thường trực Tỉnh ủy", "Mặt trận Tổ quốc", "các phòng chuyên môn", "Liên hiệp các tổ chức hữu nghị", "Công an tỉnh",
    "Sở Nội vụ", "Sở Tài chính",
)  # fmt: skip
DOES = (
    "tiếp tục đẩy mạnh", "tập trung lãnh đạo, chỉ đạo", "tăng cường kiểm tra, giám sát", "chủ động tham mưu",
    "quán triệt", "phối hợp triển khai", "nghiêm túc thực hiện", "sơ kết, tổng kết", "xây dựng kế hoạch về",
    "phân công theo dõi", "báo cáo kết quả", "rà soát, bổ sung", "nâng cao chất lượng", "khắc phục hạn chế trong",
    "đôn đốc hoàn thành", "thống nhất chủ trương về", "đánh giá việc", "tuyên truyền sâu rộng về",
    "giao Văn phòng tổng hợp", "kiến nghị về",
)
WHAT = (
    "công tác đối ngoại", "nhiệm vụ chính trị của đơn vị", "nghị quyết đại hội đảng bộ các cấp", "sinh hoạt chuyên đề",
    "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "hợp tác quốc tế của tỉnh", "sinh hoạt chi bộ",
    "ngoại giao kinh tế", "xây dựng, chỉnh đốn Đảng", "công tác cán bộ", "cải cách hành chính", "quy chế làm việc",
    "thu hút đầu tư nước ngoài", "viện trợ phi chính phủ nước ngoài", "công tác bảo vệ chính trị nội bộ",
    "phòng, chống tham nhũng", "quản lý đoàn ra, đoàn vào", "hội nghị, hội thảo quốc tế", "lãnh sự và bảo hộ công dân",
    "thông tin đối ngoại", "biên giới lãnh thổ quốc gia", "chuyển đổi số", "thực hành tiết kiệm",
    "trách nhiệm nêu gương của người đứng đầu", "kế hoạch công tác năm", "chương trình kiểm tra, giám sát",
    "công tác phát triển đảng viên", "thu, nộp đảng phí", "đánh giá, xếp loại chất lượng đảng viên",
    "tự phê bình và phê bình", "người Việt Nam ở nước ngoài", "khoa học và công nghệ", "phát triển kinh tế - xã hội",
    "an ninh, quốc phòng", "quan hệ hữu nghị với các địa phương nước bạn", "dân vận",
)  # fmt: skip
HOW = (
    "theo đúng quy định", "trong thời gian tới", "trên cơ sở chức năng, nhiệm vụ được giao",
    "bảo đảm tiến độ và hiệu quả", "gắn với nhiệm vụ chuyên môn", "trước khi trình cấp có thẩm quyền",
    "theo tinh thần chỉ đạo của Trung ương", "phù hợp với tình hình thực tế của địa phương",
    "và chịu trách nhiệm trước tập thể", "để kịp thời tháo gỡ khó khăn, vướng mắc", "nhất là ở những lĩnh vực mới",
    "qua đó tạo sự thống nhất trong nội bộ", "và thông báo bằng văn bản cho các đơn vị liên quan",
    "đồng thời chuẩn bị nội dung cho kỳ họp sau", "không để xảy ra sai sót", "với tinh thần đoàn kết, trách nhiệm cao",
)
WHEN = (
    "quý {q} năm {y}", "tháng {m}/{y}", "6 tháng đầu năm {y}", "năm {y}", "ngày {d}/{m}/{y}", "giai đoạn {y}–{z}",
    "nhiệm kỳ {y}–{z}",
)  # fmt: skip
FOLLOWS = (
    "căn cứ Nghị quyết số {n}-NQ/TW", "theo Chỉ thị số {n}-CT/TW", "thực hiện Kế hoạch số {n}-KH/TU",
    "Công văn số {n}/UBND-NV", "theo Kết luận số {n}-KL/TW", "Quyết định số {n}/QĐ-UBND", "Nghị định số {n}/{y}/NĐ-CP",
    "Hướng dẫn số {n}-HD/BTCTW",
)  # fmt: skip
ONSETS = tuple("b c ch d đ g gi h k kh l m n ng nh p ph qu r s t th tr v x".split())  # noqa: SIM905
RHYMES = tuple(
    "a á ạ ai ái am ám an án ang áng anh ánh ao áo âm ân ấn ấp âu e én em i ích im in inh ít o oa oan oán oi ói om on "  # noqa: SIM905
    "ong ông ốt ô ốc ôm ôn u ủ ua uân ui úc ung uy ư ừng ương".split()
)
LATIN = (
    "al", "ber", "cor", "dan", "el", "fer", "gran", "hol", "ivan", "jor", "kun", "lar", "mon", "nor", "oster", "pet",
    "quin", "ros", "sal", "tor", "ulm", "vik", "wen", "yam", "zel",
)  # fmt: skip
TYPES = (
    ("nghị quyết", "NQ"), ("chỉ thị", "CT"), ("kế hoạch", "KH"), ("báo cáo", "BC"), ("thông báo", "TB"), ("công văn", "CV"),
    ("quyết định", "QĐ"), ("hướng dẫn", "HD"), ("kết luận", "KL"), ("tờ trình", "TTr"),
)  # fmt: skip
ISSUERS = (
    "Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư", "Tỉnh ủy", "Đảng ủy UBND tỉnh", "UBND tỉnh", "Bộ Ngoại giao",
    "Sở Ngoại vụ", "Sở Nội vụ", "Ban Tổ chức Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Công an tỉnh", "Chi bộ Sở",
)


@dataclass(frozen=True)
class Sentence:
    """One sentence, and its words as the index keeps them."""

    text: str
    words: str
    also: str
    concepts: frozenset[str]


@dataclass(frozen=True)
class Made:
    """One paper: what stands in the register, the text of its file, and that text's words."""

    type_code: str
    number: str
    issuer: str
    title: str
    text: str
    words: str


def papers(number: int, letters: int, *, seed: int = 7) -> Iterator[Made]:
    """So many papers with about so many letters each; some are short and some are long."""
    common, named = _stock()
    dice = random.Random(seed)
    usual = sum(len(one.text) for one in common) / len(common)
    for at in range(number):
        kind, sign = dice.choice(TYPES)
        many = max(3, int(letters / usual * dice.choice((0.3, 0.6, 0.8, 1.0, 1.2, 2.1))))
        some = [*dice.choices(common, k=many - many // 7), *dice.choices(named, k=many // 7)]
        dice.shuffle(some)
        yield Made(
            type_code=sign, number=f"{at % 3000 + 1}-{sign}/TU", issuer=dice.choice(ISSUERS),
            title=f"{kind.capitalize()} {dice.choice(DOES)} {dice.choice(WHAT)} {_filled(dice.choice(WHEN), dice)}",
            text=" ".join(one.text for one in some), words=_together(some),
        )  # fmt: skip


def vocabulary() -> set[str]:
    """The words of all texts, for finding what was meant by a word with a slip."""
    words = {word for some in _stock() for one in some for word in one.words.split()}
    return {word for word in words if word.isalpha() and 3 <= len(word) <= 24}


@cache
def _stock() -> tuple[list[Sentence], list[Sentence]]:
    dice = random.Random(1930)
    return [_sentence(_common(dice)) for _ in range(SENTENCES)], [_sentence(_named(dice)) for _ in range(NAMED)]


def _together(some: list[Sentence]) -> str:
    concepts = frozenset().union(*(one.concepts for one in some))
    also = dict.fromkeys(one.also for one in some if one.also)
    return " ".join([*(one.words for one in some), *also, *sorted(concepts)])


def _sentence(text: str) -> Sentence:
    written = abbreviations().written_out(text)
    return Sentence(text, written.words, written.also, written.concepts)


def _common(dice: random.Random) -> str:
    parts = [dice.choice(WHO).capitalize(), dice.choice(DOES), dice.choice(WHAT), dice.choice(HOW)]
    if dice.random() < 0.4:
        parts.insert(3, f"và {dice.choice(WHAT)}")
    if dice.random() < 0.3:
        parts.append(f"({_filled(dice.choice(WHEN), dice)})")
    return " ".join(parts) + "."


def _named(dice: random.Random) -> str:
    """With what is rare: numbers of other papers, names of places and of guests."""
    place = " ".join(f"{dice.choice(ONSETS)}{dice.choice(RHYMES)}".capitalize() for _ in range(dice.choice((2, 2, 3))))
    guest = "".join(dice.choice(LATIN) for _ in range(dice.choice((2, 3)))).capitalize()
    follows, when = _filled(dice.choice(FOLLOWS), dice), _filled(dice.choice(WHEN), dice)
    return f"{follows}, đồng chí {place} làm việc với đoàn {guest} về {dice.choice(WHAT)}, {when}."


def _filled(words: str, dice: random.Random) -> str:
    year = dice.randint(2005, 2026)
    return words.format(
        n=dice.randint(1, 4000), q=dice.choice(("I", "II", "III", "IV")), d=dice.randint(1, 28), m=dice.randint(1, 12),
        y=year, z=year + 5,
    )  # fmt: skip
