"""The papers of a whole congress of 120 delegates, acted out by the demo on an invented roster."""

import tempfile
from pathlib import Path

from sudesk.models.store import Store
from sudesk.papers.base import Paper
from sudesk.services import congresses, delegates, demo
from sudesk.services import papers as shelf
from sudesk.terms import CongressKind

STUDENTS, CLASSES = 600, 12
DELEGATES = 120
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "安邦成达恩方歌航嘉可雨桐若溪"


def papers() -> tuple[Paper, ...]:
    """Act a congress out and return the facts of every paper that is ready."""
    with tempfile.TemporaryDirectory(prefix="sudesk-bench-") as folder:
        acted = demo.act_out(
            Path(folder) / "out", [("名册.csv", _roster())], CongressKind.DELEGATES, 2
        )
        with Store.open(acted.file) as store, store.reading() as session:
            held = congresses.needed(session)
            found = len(delegates.delegates(session, held.id))
            assert found == DELEGATES, found
            offers = shelf.offers(session, held.id)
            return tuple(offer.gather() for offer in offers if offer.slot.ready)


def _roster() -> bytes:
    rows = ["学号,姓名,性别,班级,专业,民族,政治面貌"]
    each = STUDENTS // CLASSES
    for number in range(STUDENTS):
        group, place = divmod(number, each)
        name = SURNAMES[number % 20] + GIVEN[number // 20 % 14]
        name += GIVEN[number // 280 % 14] if number % 3 else ""
        class_name = f"会计2{4 + group // 4}0{group % 4 + 1}班"
        no = f"202{4 + group // 4}01{group % 4 + 1:02}{place + 1:04}"
        rows.append(f"{no},{name},{'男女'[number % 2]},{class_name},大数据与会计,汉族,共青团员")
    return "\n".join(rows).encode()
