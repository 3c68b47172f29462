"""What the Party organisation answered to the union's requests (paper 2, 批复登记)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import Reply as ReplyRow
from sudesk.models.store import at

FIRST, SECOND = 1, 2
REQUESTS = {FIRST: "召开请示", SECOND: "二次请示"}
STAGES = {"preparing": FIRST, "second_request": SECOND}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: its number and day, who gave it, whether they agreed, on what terms."""

    request: int
    number: str
    replied_on: date
    issuer: str
    agreed: bool
    terms: str = ""

    @property
    def words(self) -> str:
        """The answer in one line, as other papers quote it."""
        day = f"{self.replied_on.year}年{self.replied_on.month}月{self.replied_on.day}日"
        number = f"（{self.number}）" if self.number else ""
        return f"{self.issuer}{day}{'批复同意' if self.agreed else '批复不同意'}{number}"


def replies(session: Session, congress_id: int) -> dict[int, Reply]:
    """Return the answers that came, by request."""
    rows = session.scalars(select(ReplyRow).where(ReplyRow.congress_id == congress_id))
    return {
        row.request: Reply(
            row.request, row.number, row.replied_on, row.issuer, row.agreed, row.terms
        )
        for row in rows
    }


def register(session: Session, congress_id: int, given: Reply) -> None:
    """Note an answer, in place of one noted before.

    Raises SudeskError where it does not say who answered, is of a day to come, or refuses without
    a word why.
    """
    issuer, terms = given.issuer.strip(), given.terms.strip()
    if not issuer:
        raise SudeskError("还没有填写批复单位。", "文书要引用它。", "请填写批复的单位。")
    if given.replied_on > at(session).date():
        raise SudeskError("批复日期在今天之后。", "", "请照批复上的日期填写。")
    if not given.agreed and not terms:
        raise SudeskError(
            "还没有写明不同意的意见。", "要照意见修改后重新请示。", "请把批复的意见抄在这里。"
        )
    row = session.scalar(
        select(ReplyRow).where(
            ReplyRow.congress_id == congress_id, ReplyRow.request == given.request
        )
    )
    row = row or ReplyRow(congress_id=congress_id, request=given.request)
    row.number, row.replied_on, row.issuer = given.number.strip(), given.replied_on, issuer
    row.agreed, row.terms = given.agreed, terms
    session.add(row)
    session.flush()
    record(
        session,
        "reply.register",
        congress=congress_id,
        request=given.request,
        agreed=given.agreed,
        replied_on=given.replied_on.isoformat(),
    )


def withdraw(session: Session, congress_id: int, request: int) -> None:
    """Take an answer back that was noted by mistake."""
    session.execute(
        delete(ReplyRow).where(ReplyRow.congress_id == congress_id, ReplyRow.request == request)
    )
    record(session, "reply.withdraw", congress=congress_id, request=request)
